using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using Seaworthy.Benchmarks.Code;
using Seaworthy.Benchmarks.Measuring;

namespace Seaworthy.Benchmarks.Runs;

/// <summary>The time until the findings of a file of 2,000 lines are there again after an edit in it, beyond what the compiler itself takes.</summary>
internal static class EditRun
{
    private const int Lines = 2000;

    private const int WarmUp = 20;

    public static void Print(Content content, int edits)
    {
        var project = Writer.Project(content, Lines * 5, Lines);
        var original = project.Compile();
        var tree = original.SyntaxTrees[0];
        var text = tree.GetText();
        var positions = tree.GetRoot().DescendantNodes().OfType<MethodDeclarationSyntax>().Where(method => method.Body is not null).Select(method => method.Body!.OpenBraceToken.Span.End).ToList();
        var plain = new List<double>();
        var nothing = new List<double>();
        var ours = new List<double>();
        var sdk = new List<double>();
        for (var edit = -WarmUp; edit < edits; edit++)
        {
            var position = positions[(edit + WarmUp) * 7 % positions.Count];
            var changed = tree.WithChangedText(text.WithChanges(new TextChange(new TextSpan(position, 0), $"\n        var edit{edit + WarmUp} = {edit + WarmUp};")));
            var bound = Milliseconds(() => Bind(original.ReplaceSyntaxTree(tree, changed), changed));
            var driven = Milliseconds(() => Analyze(DriverFloor.Contender, project, original.ReplaceSyntaxTree(tree, changed), changed));
            var analyzed = Milliseconds(() => Analyze(Packages.Ours, project, original.ReplaceSyntaxTree(tree, changed), changed));
            var compared = Milliseconds(() => Analyze(Packages.SdkTopic, project, original.ReplaceSyntaxTree(tree, changed), changed));
            if (edit < 0)
                continue;

            plain.Add(bound);
            nothing.Add(driven - bound);
            ours.Add(analyzed - driven);
            sdk.Add(compared - driven);
        }

        Console.WriteLine($"| {content} | {text.Lines.Count} | {plain.Median():0.0} | {nothing.Median():0.0} | {ours.Median():0.0} | {sdk.Median():0.0} |");
    }

    private static void Bind(CSharpCompilation compilation, SyntaxTree tree) => compilation.GetSemanticModel(tree).GetDiagnostics();

    /// <summary>What an editor asks for: the errors of the file, and the findings in it.</summary>
    private static void Analyze(Contender contender, ProjectCode project, CSharpCompilation compilation, SyntaxTree tree)
    {
        var driver = new CompilationWithAnalyzers(compilation, contender.Analyzers, new CompilationWithAnalyzersOptions(project.AnalyzerOptions(), onAnalyzerException: null, concurrentAnalysis: false, logAnalyzerExecutionTime: false));
        var model = driver.Compilation.GetSemanticModel(driver.Compilation.SyntaxTrees.First(each => each == tree));
        model.GetDiagnostics();
        driver.GetAnalyzerSyntaxDiagnosticsAsync(tree, default).GetAwaiter().GetResult();
        driver.GetAnalyzerSemanticDiagnosticsAsync(model, filterSpan: null, default).GetAwaiter().GetResult();
    }

    /// <summary>CPU time: on a machine that others use too, a clock says nothing.</summary>
    private static double Milliseconds(Action work)
    {
        var start = Environment.CpuUsage.TotalTime;
        work();
        return (Environment.CpuUsage.TotalTime - start).TotalMilliseconds;
    }
}
