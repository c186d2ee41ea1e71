using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using Seaworthy.Logging.Generated;

namespace Seaworthy.CodeFixes.Logging.Generated;

/// <summary>Binds what was rewritten, without the generator: each call must reach its method, and nothing may be missing but the bodies.</summary>
internal static class GeneratedLoggingProof
{
    private const string BodyIsMissing = "CS8795";
    private const int SpansAskedForAlone = 4;

    /// <param name="names">The replaced calls, and what is called instead.</param>
    public static bool Holds(SemanticModel before, SyntaxTree changed, IReadOnlyList<KeyValuePair<GeneratedCall, string>> names, Compilation compilation, CancellationToken cancellationToken)
    {
        var root = changed.GetRoot(cancellationToken);
        var model = compilation.ReplaceSyntaxTree(before.SyntaxTree, changed).GetSemanticModel(changed);
        var called = new HashSet<string>(names.Select(name => name.Value));
        var old = new HashSet<string>(Problems(before, [.. names.Select(name => name.Key.Source.Replaced.Span)], cancellationToken)) { BodyIsMissing };
        var spans = new List<TextSpan>();
        var found = 0;
        foreach (var node in root.DescendantNodes())
        {
            if (node is InvocationExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: var name } } && called.Contains(name))
            {
                if (model.GetSymbolInfo(node, cancellationToken).Symbol is not IMethodSymbol method)
                    return false;

                found += method.IsPartialDefinition || method.PartialDefinitionPart is not null ? 1 : 0;
                spans.Add(node.Span);
            }
            else if (node is MethodDeclarationSyntax { Body: null, ExpressionBody: null } declaration && called.Contains(declaration.Identifier.ValueText))
            {
                spans.Add(node.Span);
            }
        }

        return found >= names.Count && Problems(model, spans, cancellationToken).All(old.Contains);
    }

    private static IEnumerable<string> Problems(SemanticModel model, List<TextSpan> spans, CancellationToken cancellationToken)
    {
        // The compiler binds a whole member for each span that it is asked about.
        var diagnostics = spans.Count > SpansAskedForAlone ? model.GetDiagnostics(cancellationToken: cancellationToken) : spans.SelectMany(span => model.GetDiagnostics(span, cancellationToken));
        return diagnostics
            .Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning && !diagnostic.IsSuppressed && spans.Any(span => span.Contains(diagnostic.Location.SourceSpan)))
            .Select(diagnostic => diagnostic.Id);
    }
}
