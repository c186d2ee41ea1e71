using Microsoft.CodeAnalysis.CSharp.Syntax;
using Seaworthy.Shutdown.Tokens;

namespace Seaworthy.Shutdown;

/// <summary>SEASPR3001: takes back advice to pass a token to code that has to run although it is cancelled.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class CleanupTokenSuppressor : DiagnosticSuppressor
{
    private const string Reason = "The call puts things in order after a cancellation or finishes what has been done, so it must not be cancelled itself.";

    public override ImmutableArray<SuppressionDescriptor> SupportedSuppressions { get; } = ImmutableArray.Create(Of("CA2016"), Of("MA0040"), Of("MA0079"), Of("S8949"));

    public override void ReportSuppressions(SuppressionAnalysisContext context)
    {
        foreach (var diagnostic in context.ReportedDiagnostics)
        {
            if (diagnostic.Location.SourceTree is not { } tree || FindCall(tree.GetRoot(context.CancellationToken), diagnostic.Location) is not { } call)
                continue;

            var settings = new ShutdownSettings(context.Options.AnalyzerConfigOptionsProvider.GetOptions(tree));
            if (CleanupContext.Of(call, context.GetSemanticModel(tree), settings, context.CancellationToken) is not Cleanup.Full)
                continue;

            foreach (var suppression in SupportedSuppressions)
            {
                if (suppression.SuppressedDiagnosticId == diagnostic.Id)
                    context.ReportSuppression(Suppression.Create(suppression, diagnostic));
            }
        }
    }

    private static SuppressionDescriptor Of(string id) => new("SEASPR3001", id, Reason);

    private static SyntaxNode? FindCall(SyntaxNode root, Location location)
    {
        if (!root.FullSpan.Contains(location.SourceSpan))
            return null;

        for (var node = root.FindNode(location.SourceSpan, getInnermostNodeForTie: true); node is not null; node = node.Parent)
        {
            if (node is InvocationExpressionSyntax or BaseObjectCreationExpressionSyntax or StatementSyntax or MemberDeclarationSyntax)
                return node;
        }

        return null;
    }
}
