using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using Seaworthy.Logging.Generated;

namespace Seaworthy.CodeFixes.Logging.Generated;

/// <summary>Binds what was rewritten, without the generator: each call must reach its method, and nothing may be missing but the bodies.</summary>
internal static class GeneratedLoggingProof
{
    private const string BodyIsMissing = "CS8795";

    /// <param name="names">The replaced calls, and what is called instead.</param>
    public static bool Holds(SemanticModel before, SyntaxTree changed, IReadOnlyList<KeyValuePair<GeneratedCall, string>> names, Compilation compilation, CancellationToken cancellationToken)
    {
        var root = changed.GetRoot(cancellationToken);
        var model = compilation.ReplaceSyntaxTree(before.SyntaxTree, changed).GetSemanticModel(changed);
        var called = new HashSet<string>(names.Select(name => name.Value));
        var old = new HashSet<string>(names.SelectMany(name => Problems(before, name.Key.Source.Replaced.Span, cancellationToken))) { BodyIsMissing };
        var found = 0;
        foreach (var node in root.DescendantNodes())
        {
            if (node is InvocationExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: var name } } && called.Contains(name))
            {
                if (model.GetSymbolInfo(node, cancellationToken).Symbol is not IMethodSymbol method)
                    return false;

                found += method.IsPartialDefinition || method.PartialDefinitionPart is not null ? 1 : 0;
            }
            else if (node is not MethodDeclarationSyntax { Body: null, ExpressionBody: null } declaration || !called.Contains(declaration.Identifier.ValueText))
            {
                continue;
            }

            if (Problems(model, node.Span, cancellationToken).Any(problem => !old.Contains(problem)))
                return false;
        }

        return found >= names.Count;
    }

    private static IEnumerable<string> Problems(SemanticModel model, TextSpan span, CancellationToken cancellationToken) => model.GetDiagnostics(span, cancellationToken)
        .Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning && !diagnostic.IsSuppressed && span.Contains(diagnostic.Location.SourceSpan))
        .Select(diagnostic => diagnostic.Id);
}
