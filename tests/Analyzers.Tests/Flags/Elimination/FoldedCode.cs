using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Seaworthy.CodeFixes.Flags.Elimination;

namespace Seaworthy.Tests.Flags.Elimination;

/// <summary>Statements of a method in which <c>Has("x")</c>, or <c>Level("x")</c> or <c>Name("x")</c>, has one answer for good.</summary>
internal static class FoldedCode
{
    private const string Before = """
        using System;
        using System.Collections.Generic;
        using System.Linq;
        class Shop
        {
            bool Has(string flag) => flag.Length > 3;
            int Level(string flag) => flag.Length;
            string Name(string flag) => flag;
            bool Ask(string what) => what.Length > 3;
            void Log(object what) { }
            bool a, b;
            int n;
            List<int> orders = [];
            object Run()
            {

        """;

    private const string After = "\n        return 0;\n    }\n}\n";

    public static string Of(string statements, bool isOn) => Of(statements, (object)isOn);

    /// <summary>What is left of the statements; the same lines, indented as they were.</summary>
    public static string Of(string statements, object value)
    {
        var newLine = statements.Contains("\r\n", StringComparison.Ordinal) ? "\r\n" : "\n";
        var indented = string.Join(newLine, statements.Split(newLine).Select(line => line.Length is 0 || line[0] is '#' ? line : "        " + line));
        var tree = CSharpSyntaxTree.ParseText((Before.ReplaceLineEndings("\n") + indented + After).ReplaceLineEndings(newLine), new(LanguageVersion.Latest), cancellationToken: TestContext.Current.CancellationToken);
        var compilation = CSharpCompilation.Create("Shop", [tree], References.Framework.Metadata, new(Microsoft.CodeAnalysis.OutputKind.DynamicallyLinkedLibrary));
        var model = compilation.GetSemanticModel(tree);
        Assert.Empty(model.GetDiagnostics().Where(diagnostic => diagnostic.Severity is Microsoft.CodeAnalysis.DiagnosticSeverity.Error));
        var root = tree.GetRoot(TestContext.Current.CancellationToken);
        var known = new DecidedValues();
        foreach (var call in root.DescendantNodes().OfType<InvocationExpressionSyntax>())
        {
            if (call.ToString() is """Has("x")""" or """Level("x")""" or """Name("x")""")
                known.Set(call, new Decided(value));
        }

        var text = Folding.Fold(root, model, known, TestContext.Current.CancellationToken).Root.ToFullString();
        var start = Before.ReplaceLineEndings(newLine).Length;
        var body = text[start..].Split("        return 0;")[0].TrimEnd('\r', '\n');
        return string.Join(newLine, body.Split(newLine).Select(line => line.StartsWith("        ", StringComparison.Ordinal) ? line[8..] : line));
    }
}
