using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using Seaworthy.CodeFixes.Flags;

namespace Seaworthy.Tests.Flags.Removal;

/// <summary>A file before its flag is removed, and after: the flag "new-checkout", on or off for good, beside "old-menu", which varies.</summary>
internal sealed record RemovedFlag(bool On)
{
    private const string Doubles =
        """
        namespace Xunit
        {
            public class FactAttribute : System.Attribute { }
            public class TheoryAttribute : FactAttribute { }
            [System.AttributeUsage(System.AttributeTargets.Method, AllowMultiple = true)] public class InlineDataAttribute : System.Attribute { public InlineDataAttribute(params object[] values) { } }
            [System.AttributeUsage(System.AttributeTargets.Method, AllowMultiple = true)] public class MemberDataAttribute : System.Attribute { public MemberDataAttribute(string name) { } }
            public static class Assert { public static void Equal(object a, object b) { } }
        }
        namespace NUnit.Framework
        {
            public class TestAttribute : System.Attribute { }
            [System.AttributeUsage(System.AttributeTargets.Method, AllowMultiple = true)] public class TestCaseAttribute : System.Attribute { public TestCaseAttribute(params object[] values) { } public string TestName { get; set; } }
        }
        namespace Microsoft.VisualStudio.TestTools.UnitTesting
        {
            public class TestMethodAttribute : System.Attribute { }
            public class DataTestMethodAttribute : TestMethodAttribute { }
            [System.AttributeUsage(System.AttributeTargets.Method, AllowMultiple = true)] public class DataRowAttribute : System.Attribute { public DataRowAttribute(params object[] values) { } }
        }
        namespace Moq
        {
            public enum Times { Never, Once }
            public class Mock<T> { public T Object => default; public Answer<R> Setup<R>(System.Linq.Expressions.Expression<System.Func<T, R>> call) => new(); public void Verify<R>(System.Linq.Expressions.Expression<System.Func<T, R>> call, Times times) { } }
            public class Answer<R> { public Answer<R> Returns(R value) => this; public void Verifiable() { } }
            public static class Answers { public static Answer<System.Threading.Tasks.Task<R>> ReturnsAsync<R>(this Answer<System.Threading.Tasks.Task<R>> answer, R value) => answer; }
        }
        namespace NSubstitute
        {
            public static class Substitute { public static T For<T>() => default; }
            public static class Extensions { public static void Returns<T>(this T call, T value) { } public static void Returns<T>(this System.Threading.Tasks.Task<T> call, T value) { } public static T Received<T>(this T substitute) => substitute; }
        }
        namespace FakeItEasy
        {
            public static class A { public static Call<R> CallTo<R>(System.Linq.Expressions.Expression<System.Func<R>> call) => new(); public static T Fake<T>() => default; }
            public class Call<R> { public void Returns(R value) { } public void MustHaveHappened() { } }
        }
        """;

    private const string Registry =
        """
        {
          "version": 1,
          "flags": {
            "new-checkout": { "state": "$", "aliases": ["FEATURE_CHECKOUT"] },
            "old-menu": { "state": "active" }
          }
        }
        """;

    private static readonly Lazy<ReferenceSet> Libraries = new(() => References.Web.WithLibrary("Doubles", Doubles));

    public string Options { get; init; } = "";

    public OutputKind Output { get; init; } = OutputKind.DynamicallyLinkedLibrary;

    public string[] Symbols { get; init; } = [];

    /// <summary>Asserts that the file becomes the second text, and that the compiler minds nothing in it.</summary>
    public async Task Becomes(string before, string after, bool keepsEntry = false)
    {
        var token = TestContext.Current.CancellationToken;
        using var workspace = new AdhocWorkspace();
        var project = workspace.AddProject("Shop", LanguageNames.CSharp)
            .WithMetadataReferences(Libraries.Value.Metadata)
            .WithParseOptions(RuleTestOptions.Parse.WithPreprocessorSymbols(Symbols))
            .WithCompilationOptions(new CSharpCompilationOptions(Output, specificDiagnosticOptions: [new("CS1591", ReportDiagnostic.Suppress)]));
        project = project.AddDocument("Shop.cs", SourceText.From(before), filePath: "/shop/Shop.cs").Project;
        project = project.AddAdditionalDocument("featureflags.json", SourceText.From(Registry.Replace("$", On ? "on" : "off", StringComparison.Ordinal)), filePath: "/shop/featureflags.json").Project;
        project = project.AddAnalyzerConfigDocument(".editorconfig", SourceText.From("root = true\n[*.cs]\n" + Options), filePath: "/shop/.editorconfig").Project;
        Assert.Empty(await ComplaintsAsync(project, token));

        var removed = (await FlagRemoval.RunAsync(project.Solution, keys: null, token))?.GetProject(project.Id) ?? project;
        Assert.Equal(after, (await removed.Documents.Single().GetTextAsync(token)).ToString());
        Assert.Empty(await ComplaintsAsync(removed, token));
        var registry = (await removed.AdditionalDocuments.Single().GetTextAsync(token)).ToString();
        Assert.Equal(keepsEntry || before == after, registry.Contains("new-checkout", StringComparison.Ordinal));
    }

    /// <summary>Asserts that nothing can be done.</summary>
    public Task Stays(string code) => Becomes(code, code);

    private static async Task<IReadOnlyList<string>> ComplaintsAsync(Project project, CancellationToken token) =>
        [.. (await project.GetCompilationAsync(token))!.GetDiagnostics(token).Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning && diagnostic.Id is not "CS1998" and not "CS1701").Select(diagnostic => diagnostic.ToString())];
}
