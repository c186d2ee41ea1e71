using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using Seaworthy.CodeFixes.Retry;
using Seaworthy.CodeFixes.Retry.Backoff;
using Seaworthy.Retry;

namespace Seaworthy.Tests.Retry.Fixes;

/// <summary>Projects of other kinds: older languages and frameworks, files of several projects, other line ends.</summary>
public sealed class ProjectTests
{
    private static readonly string Loop = ShopCode.Fetch(
        """
        for (var attempt = 0; attempt < 3; attempt++)
        {
            try
            {
                return await _http.GetStringAsync(url, token);
            }
            catch (Exception)
            {
                Log("failed");
            }
        }

        return null;
        """);

    [Fact]
    public async Task A_file_of_several_projects_is_written_for_the_oldest_language()
    {
        using var workspace = new AdhocWorkspace();
        var solution = AddProject(workspace.CurrentSolution, "Old", LanguageVersion.CSharp7_3, out _);
        solution = AddProject(solution, "New", LanguageVersion.Latest, out var id);
        var document = solution.GetDocument(id)!;
        var tree = (await document.GetSyntaxTreeAsync(TestContext.Current.CancellationToken))!;
        var keyword = Location.Create(tree, new TextSpan(Loop.IndexOf("for (", StringComparison.Ordinal), 3));
        var rule = new DiagnosticDescriptor("SEA1005", "", "", "", DiagnosticSeverity.Warning, isEnabledByDefault: true);
        var actions = new List<CodeAction>();
        await new RetryFix().RegisterCodeFixesAsync(new CodeFixContext(document, Diagnostic.Create(rule, keyword, [keyword]), (action, _) => actions.Add(action), TestContext.Current.CancellationToken));

        var operation = (ApplyChangesOperation)Assert.Single(await actions[0].GetOperationsAsync(TestContext.Current.CancellationToken));
        var text = await operation.ChangedSolution.GetDocument(id)!.GetTextAsync(TestContext.Current.CancellationToken);
        Assert.Contains("catch (Exception ex) when (!(ex is OperationCanceledException) || !token.IsCancellationRequested)", text.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true, "Random.Shared.NextDouble()")]
    [InlineData(false, "new Random(Guid.NewGuid().GetHashCode()).NextDouble()")]
    public void Random_numbers_come_from_where_the_framework_has_them(bool isShared, string expected)
    {
        var model = Source.Bind(Loop, References.Framework);
        var root = (CompilationUnitSyntax)model.SyntaxTree.GetRoot(TestContext.Current.CancellationToken);
        var symbols = RetrySymbols.Find(model.Compilation)!;
        var settings = new RetrySettings(EmptyOptions.Instance);
        var loop = new RetryLoopRecogniser(symbols, settings, TestContext.Current.CancellationToken).TryMatch(root.DescendantNodes().OfType<ForStatementSyntax>().Single(), model);

        var rewrite = BackoffRewriter.TryRewrite(new LoopContext(loop!, root, symbols, settings, LanguageVersion.CSharp7_3, isShared, TestContext.Current.CancellationToken));

        Assert.Contains("longest / 2 + " + expected + " * longest / 2", rewrite!.Root.ToFullString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(NullableContextOptions.Enable)]
    [InlineData(NullableContextOptions.Disable)]
    public Task Nullable_annotations_change_nothing(NullableContextOptions nullable) => new LoopFix("SEA1001") { Nullable = nullable }.Makes(
        """
        using System;
        using System.IO;
        using System.Threading;

        class Disk
        {
            internal static string Read(string path)
            {
                for (var attempt = 1; attempt < 2; attempt++)
                    Console.WriteLine(path);

                [|for|] (var attempt = 1; ; attempt++)
                {
                    try
                    {
                        return File.ReadAllText(path);
                    }
                    catch (IOException) when (attempt < 3)
                    {
                    }
                }
            }
        }
        """.ReplaceLineEndings("\r\n"),
        """
        using System;
        using System.IO;
        using System.Threading;

        class Disk
        {
            internal static string Read(string path)
            {
                for (var attempt = 1; attempt < 2; attempt++)
                    Console.WriteLine(path);

                for (var attempt = 1; ; attempt++)
                {
                    try
                    {
                        return File.ReadAllText(path);
                    }
                    catch (IOException) when (attempt < 3)
                    {
                        Thread.Sleep(RetryDelay(attempt));
                    }
                }
            }

            private static TimeSpan RetryDelay(int attempt)
            {
                // Doubles with every attempt up to a cap; a random half keeps callers from coming back in step.
                var longest = Math.Min(30_000, 200 * Math.Pow(2, attempt - 1));
                return TimeSpan.FromMilliseconds(longest / 2 + Random.Shared.NextDouble() * longest / 2);
            }
        }
        """.ReplaceLineEndings("\r\n"));

    private static Solution AddProject(Solution solution, string name, LanguageVersion language, out DocumentId id)
    {
        var project = solution.AddProject(name, name, LanguageNames.CSharp)
            .WithMetadataReferences(References.Framework.Metadata)
            .WithParseOptions(RuleTestOptions.Parse.WithLanguageVersion(language))
            .WithCompilationOptions(new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        var document = project.AddDocument("Shop.cs", Loop, filePath: "/Shop.cs");
        id = document.Id;
        return document.Project.Solution;
    }
}
