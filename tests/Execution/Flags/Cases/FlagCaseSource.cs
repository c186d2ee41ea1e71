using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Seaworthy.Tests.Execution.Flags.Cases;

/// <summary>Writes the file around the code of a case, and finds the code in it again.</summary>
internal static class FlagCaseSource
{
    private const string Usings =
        """
        using System;
        using System.Collections.Generic;
        using System.IO;
        using System.Linq;
        using System.Threading;
        using System.Threading.Tasks;
        using Microsoft.FeatureManagement;

        """;

    public static string Write(FlagCase source, string code) => source.Kind switch
    {
        FlagCaseKind.File => code + "\n",
        FlagCaseKind.Members => $"{Usings}\npublic class Host : HostBase\n{{\n{Indent(code, 1)}}}\n",
        _ => $"{Usings}\npublic class Host : HostBase\n{{\n    public async Task<object> Run()\n    {{\n{Indent(code, 2)}{(source.HasTail ? "        return null;\n" : "")}    }}\n{(source.Context.Length > 0 ? "\n" + Indent(source.Context, 1) : "")}}}\n",
    };

    /// <summary>The code of the case in a file: its text without the indentation, and its tokens and comments.</summary>
    public static (string Text, IReadOnlyList<string> Tokens) Read(FlagCase source, string file)
    {
        var root = CSharpSyntaxTree.ParseText(file).GetCompilationUnitRoot();
        var host = root.DescendantNodes().OfType<ClassDeclarationSyntax>().FirstOrDefault(type => type.Identifier.ValueText is "Host");
        IReadOnlyList<SyntaxNode> nodes = source.Kind switch
        {
            FlagCaseKind.File => [root],
            FlagCaseKind.Members => [.. host!.Members],
            _ => Statements(source, host!.Members.OfType<MethodDeclarationSyntax>().Single(method => method.Identifier.ValueText is "Run").Body!),
        };

        return nodes.Count is 0
            ? ("", [])
            : (Dedent(file[nodes[0].FullSpan.Start..nodes[^1].FullSpan.End]), [.. nodes.SelectMany(node => node.DescendantTokens()).SelectMany(Words)]);
    }

    /// <summary>The statements without the one that the file adds to them, which goes when nothing reaches it.</summary>
    private static List<StatementSyntax> Statements(FlagCase source, BlockSyntax body)
    {
        var statements = body.Statements.ToList();
        if (source.HasTail && statements is [.., ReturnStatementSyntax { Expression: { } value } last] && value.ToString() is "null" or "Task.FromResult<object>(null)" && !last.GetLeadingTrivia().Any(IsComment))
            statements.RemoveAt(statements.Count - 1);

        return statements;
    }

    private static IEnumerable<string> Words(SyntaxToken token) =>
        token.LeadingTrivia.Where(IsComment).Select(trivia => trivia.ToString().Trim())
            .Append(token.Text)
            .Concat(token.TrailingTrivia.Where(IsComment).Select(trivia => trivia.ToString().Trim()))
            .Where(word => word.Length > 0);

    private static bool IsComment(SyntaxTrivia trivia) => !trivia.IsKind(SyntaxKind.WhitespaceTrivia) && !trivia.IsKind(SyntaxKind.EndOfLineTrivia);

    private static string Indent(string code, int levels) => code.Length is 0
        ? ""
        : string.Concat(code.Split('\n').Select(line => (line.Length is 0 ? "" : new string(' ', 4 * levels) + line) + "\n"));

    private static string Dedent(string code)
    {
        var lines = code.Trim('\n').Split('\n');
        var margin = lines.Where(line => line.Trim().Length > 0).Min(line => line.Length - line.TrimStart().Length);
        return string.Join('\n', lines.Select(line => line.Trim().Length > 0 ? line[margin..].TrimEnd() : "")).Trim('\n');
    }
}
