using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Seaworthy.CodeFixes.Common;

namespace Seaworthy.Tests.Catalog;

/// <summary>What hosts expect of every analyzer.</summary>
public sealed class AnalyzerTests
{
    public static TheoryData<string> Names => RuleCatalog.AnalyzerNames;

    [Theory, MemberData(nameof(Names))]
    public void Analyzer_runs_concurrently_and_leaves_generated_code_alone(string name)
    {
        var context = new RecordingContext();
        RuleCatalog.Analyzer(name).Initialize(context);

        Assert.True(context.Concurrent);
        Assert.Equal(GeneratedCodeAnalysisFlags.None, context.GeneratedCode);
    }

    [Theory, MemberData(nameof(Names))]
    public void Analyzer_can_be_created_and_is_for_CSharp(string name)
    {
        var type = RuleCatalog.Analyzer(name).GetType();

        Assert.NotNull(type.GetConstructor(Type.EmptyTypes));
        Assert.Equal([LanguageNames.CSharp], type.GetCustomAttribute<DiagnosticAnalyzerAttribute>()!.Languages);
    }

    /// <summary>dotnet format asks for the fix of the first hit of an analyzer, whatever its rule, and hands the key of that to Fix All.</summary>
    [Theory, MemberData(nameof(Names))]
    public void Rules_of_an_analyzer_have_the_same_fix_or_fixes_that_ask_for_no_key(string name)
    {
        var fixes = RuleCatalog.Analyzer(name).SupportedDiagnostics
            .Where(rule => !RuleCatalog.WithoutFix.ContainsKey(rule.Id))
            .SelectMany(rule => RuleCatalog.Fixes.Where(fix => fix.FixableDiagnosticIds.Contains(rule.Id)))
            .Distinct()
            .ToList();

        Assert.True(fixes.Count <= 1 || fixes.TrueForAll(fix => fix is DocumentFix), string.Join(", ", fixes));
    }

    [Fact]
    public void Rules_that_are_said_to_have_no_fix_have_none() => Assert.All(RuleCatalog.WithoutFix, rule =>
    {
        Assert.False(RuleCatalog.HasFix(rule.Key), $"{rule.Key} has a fix by now.");
        Assert.Contains(rule.Value, RulePage.Read(rule.Key).Section("Why there is no fix"), StringComparison.Ordinal);
    });

    /// <summary>State that outlives a compilation leaks it, and makes the next result depend on the last.</summary>
    [Fact]
    public void Nothing_is_kept_from_one_compilation_to_the_next() => Assert.All(
        RuleCatalog.AnalyzerAssembly.GetTypes().Concat(RuleCatalog.FixAssembly.GetTypes()).SelectMany(type => type.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly)),
        // The compiler's own caches of lambdas are harmless.
        field => Assert.True(field.IsInitOnly || field.IsLiteral || field.Name.StartsWith('<') || field.DeclaringType!.Name.StartsWith('<'), $"{field.DeclaringType}.{field.Name} can be written."));
}
