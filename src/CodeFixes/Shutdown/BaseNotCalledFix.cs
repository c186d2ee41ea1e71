using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using Seaworthy.CodeFixes.Common;
using Seaworthy.CodeFixes.Shutdown.Hosted;
using Seaworthy.Common.Hosting;
using Seaworthy.Shutdown.Hosted;
using Seaworthy.Shutdown.Loops;
using Seaworthy.Shutdown.Rules;
using Seaworthy.Shutdown.Tokens;

namespace Seaworthy.CodeFixes.Shutdown;

/// <summary>Calls the base method, where the work of a background service begins or ends.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(BaseNotCalledFix))]
internal sealed class BaseNotCalledFix() : ProvenFix("Call the base method", "SeaworthyShutdown.CallBase", BaseNotCalled.Rule.Id)
{
    protected override SourceRepair? Repair(Diagnostic diagnostic, FixedDocument document)
    {
        if (document.Find<MethodDeclarationSyntax>(diagnostic) is not { Parent: ClassDeclarationSyntax type } method
            || MissingBaseCall.TryMatch(method, document.Model, document.CancellationToken) is not { } missing
            || TaskMethodEdits.HasDirectives(method)
            || missing.Signals is { IsAwaited: true, IsSignalled: false })
        {
            return null;
        }

        var call = $"base.{missing.Method.Name}({TokenNames.Escape(missing.Method.Parameters[0].Name)})";
        SyntaxNode? before = null;
        if (!missing.IsStart && !new StopOrder(document, ExecutedMembers.Of(FindExecution(missing, type, document), type, document)).TryFind(method, out before))
            return null;

        // Who leaves a start early doesn't want the work to begin.
        var changes = before is null ? ReturnBase(method, call, isGuarded: missing.IsStart) : null;
        if (changes is null && TaskMethodEdits.TryAdd(method, document, [], [$"await {call}{AwaitStyle.Suffix(method)};"], before, isGuarded: missing.IsStart) is { } awaited)
            changes = [.. awaited];

        if (changes is null)
            return null;

        if (!missing.Method.IsOverride)
            changes.InsertRange(0, Override(method));

        return new SourceRepair(changes);
    }

    private static SyntaxNode? FindExecution(MissingBaseCall missing, ClassDeclarationSyntax type, FixedDocument document) =>
        HostedService.FindExecution(missing.Method.ContainingType) is { DeclaringSyntaxReferences: { Length: 1 } references }
        && references[0].SyntaxTree == type.SyntaxTree
        && type.Span.Contains(references[0].Span)
            ? references[0].GetSyntax(document.CancellationToken)
            : null;

    /// <summary>Returns the task of the base instead of one that is over.</summary>
    private static List<TextChange>? ReturnBase(MethodDeclarationSyntax method, string call, bool isGuarded)
    {
        if (method.Modifiers.Any(SyntaxKind.AsyncKeyword))
            return null;

        if (method.ExpressionBody is { Expression: var value })
            return MissingBaseCall.IsCompletedTask(value) ? [new(value.Span, call)] : null;

        if (isGuarded && method.Body!.Statements.LastOrDefault() is not ReturnStatementSyntax)
            return null;

        var changes = new List<TextChange>();
        foreach (var statement in method.Body!.DescendantNodes(LoopExits.IsOfFunction).OfType<ReturnStatementSyntax>())
        {
            // What is held or put in order around the return would be over before the base is.
            if (statement.Expression is not { } returned
                || !MissingBaseCall.IsCompletedTask(returned)
                || statement.Ancestors().TakeWhile(node => node != method).Any(node => node is TryStatementSyntax or UsingStatementSyntax or LockStatementSyntax))
            {
                return null;
            }

            if (!isGuarded || statement == method.Body.Statements.Last())
                changes.Add(new(returned.Span, call));
        }

        return changes.Count > 0 ? changes : null;
    }

    private static IEnumerable<TextChange> Override(MethodDeclarationSyntax method)
    {
        var replaced = method.Modifiers.Where(modifier => modifier.Kind() is SyntaxKind.NewKeyword or SyntaxKind.VirtualKeyword).ToList();
        if (replaced.Count is 0)
        {
            var async = method.Modifiers.FirstOrDefault(modifier => modifier.IsKind(SyntaxKind.AsyncKeyword));
            yield return new(new TextSpan(async.RawKind is 0 ? method.ReturnType.SpanStart : async.SpanStart, 0), "override ");
            yield break;
        }

        // "new public" reads "public override".
        var first = replaced[0];
        if (method.Modifiers[0] == first && method.Modifiers.Count > replaced.Count)
        {
            var access = method.Modifiers.Skip(1).First(modifier => !replaced.Contains(modifier));
            yield return new(TextSpan.FromBounds(first.SpanStart, first.GetNextToken().SpanStart), "");
            yield return new(new TextSpan(access.Span.End, 0), " override");
        }
        else
        {
            yield return new(first.Span, "override");
        }

        foreach (var other in replaced.Skip(1))
            yield return new(TextSpan.FromBounds(other.SpanStart, other.GetNextToken().SpanStart), "");
    }
}
