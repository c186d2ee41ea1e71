using Seaworthy.CodeFixes.Common;
using Seaworthy.Shutdown;
using Seaworthy.Shutdown.Rules;
using Seaworthy.Shutdown.Tokens;

namespace Seaworthy.CodeFixes.Shutdown;

/// <summary>Gives calls the token in reach.</summary>
/// <remarks>S8949 and MA0032 find some of them too, and have no fix.</remarks>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ForwardTokenFix))]
internal sealed class ForwardTokenFix() : ProvenFix("Pass the cancellation token", "SeaworthyShutdown.ForwardToken", WaitIgnoresToken.Rule.Id, TokenNotForwarded.Rule.Id, "S8949", "MA0032")
{
    protected override (string Title, string Key)? Alternative => ("Wait for the handle or the cancellation", "SeaworthyShutdown.WaitForEither");

    protected override bool OffersOneTarget => true;

    protected override SourceRepair? Repair(Diagnostic diagnostic, FixedDocument document) =>
        Find(diagnostic, document) is { Token.IsAmbiguous: false, Changes.IsEmpty: false } loss && !HandledFailure.IsFollowedByHandover(loss.Call.Syntax) && EndedLoop.Keep(loss.Call.Syntax, loss.Token.Expression, loss.Changes, document) is { } changes
            ? new SourceRepair(changes, changes.Count > loss.Changes.Length ? ["System"] : []) { Broken = FindBroken(loss, document) }
            : null;

    protected override SourceRepair? RepairOtherwise(Diagnostic diagnostic, FixedDocument document) =>
        Find(diagnostic, document) is { Token: { IsAmbiguous: false, Expression: var token }, Call: { Remedy: TokenRemedy.Handle, Syntax: InvocationExpressionSyntax call } }
        && WaitWrapping.TryWaitForHandles(call, token, document.Model, document.CancellationToken) is { } changes
            ? new SourceRepair(changes)
            : null;

    /// <summary>The projects in which the call has no place for a token, or another one.</summary>
    private static ImmutableArray<string> FindBroken(TokenLoss loss, FixedDocument document)
    {
        if (loss.Call.Remedy is not TokenRemedy.Argument)
            return ImmutableArray<string>.Empty;

        var broken = ImmutableArray.CreateBuilder<string>();
        foreach (var (project, model) in document.Others)
        {
            // Where the call is in a branch that this project does not compile, nothing changes for it.
            if (model.SyntaxTree.GetRoot(document.CancellationToken).FindNode(loss.Call.Syntax.Span, getInnermostNodeForTie: true).AncestorsAndSelf().OfType<ExpressionSyntax>().FirstOrDefault(node => node.Span == loss.Call.Syntax.Span && node.RawKind == loss.Call.Syntax.RawKind) is { } same
                && TokenForwarding.TryForward(same, loss.Token.Expression, model, document.CancellationToken, loss.Call.IsRefused)?.Changes.SequenceEqual(loss.Changes) is not true)
            {
                broken.Add(project);
            }
        }

        return broken.ToImmutable();
    }

    private static TokenLoss? Find(Diagnostic diagnostic, FixedDocument document)
    {
        var span = diagnostic.Location.SourceSpan;
        var isOwn = diagnostic.Id is "SEA3002" or "SEA3003";
        var settings = new ShutdownSettings(document.Options);
        foreach (var node in document.Root.FindNode(span, getInnermostNodeForTie: true).AncestorsAndSelf())
        {
            if (node is not (InvocationExpressionSyntax or BaseObjectCreationExpressionSyntax or CommonForEachStatementSyntax))
            {
                if (node is StatementSyntax or MemberDeclarationSyntax)
                    return null;

                continue;
            }

            var loss = TokenLoss.TryMatch(node, document.Model, settings, new TokenOverloads(), document.CancellationToken, replacesRefusal: !isOwn);
            if (!isOwn || loss?.Call.Name.Span == span)
                return loss;
        }

        return null;
    }
}
