using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Seaworthy.Shutdown.Loops;

namespace Seaworthy.Shutdown;

/// <summary>SEASPR3002: takes back reports of loops without an end that a token ends.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class EndedLoopSuppressor : DiagnosticSuppressor
{
    public static readonly SuppressionDescriptor Suppression = new("SEASPR3002", "S2190", "The loop ends when its token is cancelled, because one of its calls then throws.");

    public override ImmutableArray<SuppressionDescriptor> SupportedSuppressions { get; } = ImmutableArray.Create(Suppression);

    public override void ReportSuppressions(SuppressionAnalysisContext context)
    {
        foreach (var diagnostic in context.ReportedDiagnostics)
        {
            if (diagnostic.Location.SourceTree is not { } tree || FindFunction(tree.GetRoot(context.CancellationToken), diagnostic.Location) is not { } function)
                continue;

            var settings = new ShutdownSettings(context.Options.AnalyzerConfigOptionsProvider.GetOptions(tree));
            if (AreEnded(function, context.GetSemanticModel(tree), settings, context.CancellationToken))
                context.ReportSuppression(Microsoft.CodeAnalysis.Diagnostics.Suppression.Create(Suppression, diagnostic));
        }
    }

    /// <summary>The loop that is reported, or the function whose name is.</summary>
    private static SyntaxNode? FindFunction(SyntaxNode root, Location location)
    {
        if (!root.FullSpan.Contains(location.SourceSpan))
            return null;

        for (var node = root.FindNode(location.SourceSpan, getInnermostNodeForTie: true); node is not null; node = node.Parent)
        {
            if (node is WhileStatementSyntax or DoStatementSyntax or ForStatementSyntax or AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax or BaseMethodDeclarationSyntax or AccessorDeclarationSyntax or PropertyDeclarationSyntax)
                return node;
        }

        return null;
    }

    /// <summary>Whether there is a loop without an end, a token ends each one, and nothing calls itself.</summary>
    private static bool AreEnded(SyntaxNode function, SemanticModel model, ShutdownSettings settings, CancellationToken cancellationToken)
    {
        var any = false;
        foreach (var node in function.DescendantNodesAndSelf(inner => inner == function || LoopExits.IsOfFunction(inner)))
        {
            if (node is InvocationExpressionSyntax call && model.GetSymbolInfo(call, cancellationToken).Symbol is { } called && SymbolEqualityComparer.Default.Equals(called.OriginalDefinition, model.GetEnclosingSymbol(call.SpanStart, cancellationToken)))
                return false;

            if (node is not (WhileStatementSyntax or DoStatementSyntax or ForStatementSyntax)
                || ServiceLoop.TryMatch((StatementSyntax)node, model, cancellationToken, isWaiting: false) is not { IsEndless: true } loop
                || !LoopExits.HasNone(loop, cancellationToken))
            {
                continue;
            }

            any = true;
            if (!IsEnded(loop, settings, cancellationToken))
                return false;
        }

        return any;
    }

    /// <summary>Whether the exception of a cancellation comes out of the loop.</summary>
    private static bool IsEnded(ServiceLoop loop, ShutdownSettings settings, CancellationToken cancellationToken)
    {
        if (LoopToken.Find(loop, settings, cancellationToken) is not { } token)
            return false;

        foreach (var use in TokenObservation.FindAll(loop.Syntax, token, loop.Model, cancellationToken))
        {
            if (TokenObservation.Throws(use) && CancellationPath.Escapes(use, loop, Thrown.Cancellation, cancellationToken))
                return true;
        }

        return false;
    }
}
