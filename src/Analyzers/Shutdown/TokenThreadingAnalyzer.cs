using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Seaworthy.Shutdown.Rules;
using Seaworthy.Shutdown.Tokens;

namespace Seaworthy.Shutdown;

/// <summary>Looks at the private calls of one type at a time, which nobody outside of it can change.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class TokenThreadingAnalyzer() : ShutdownRules(MissingTokenParameter.Rule)
{
    protected override void Register(CompilationStartAnalysisContext context, ShutdownSymbols symbols, bool isTestProject)
    {
        var overloads = new TokenOverloads();
        context.RegisterSyntaxNodeAction(
            node =>
            {
                if (TryRead(node.Options, node.Node.SyntaxTree, isTestProject, out var settings))
                    MissingTokenParameter.Check((TypeDeclarationSyntax)node.Node, settings, overloads, node);
            },
            SyntaxKind.ClassDeclaration,
            SyntaxKind.StructDeclaration,
            SyntaxKind.RecordDeclaration,
            SyntaxKind.RecordStructDeclaration);
    }
}
