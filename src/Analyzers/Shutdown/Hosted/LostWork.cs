using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Seaworthy.Common;
using Seaworthy.Shutdown.Tokens;

namespace Seaworthy.Shutdown.Hosted;

/// <summary>Work that is started and that nobody waits for, so that the end of the process is its end.</summary>
/// <param name="Start">The call that starts it, without what is chained to it.</param>
/// <param name="Name">The name of that call.</param>
/// <param name="IsTold">Whether it has a token, or only looks after other work, so that it loses little.</param>
internal sealed record LostWork(InvocationExpressionSyntax Start, SimpleNameSyntax Name, WorkFate Work, bool IsTold)
{
    /// <summary>Whether the node may be something that leaves work alone: a statement, an assignment to a discard, the declarator of a local.</summary>
    public static bool IsCandidate(SyntaxNode node) => node is ExpressionStatementSyntax or VariableDeclaratorSyntax or ArrowExpressionClauseSyntax or AssignmentExpressionSyntax { Parent: LambdaExpressionSyntax };

    /// <param name="node">A candidate.</param>
    public static LostWork? TryMatch(SyntaxNode node, SemanticModel model, CancellationToken cancellationToken)
    {
        if (FindCall(node) is not { } whole || !MayBeWork(whole))
            return null;

        var start = FindStart(whole, model, cancellationToken);
        if (NameOf(start.Expression) is not { } name
            || model.GetSymbolInfo(start, cancellationToken).Symbol is not IMethodSymbol method
            || (!WorkFate.IsTask(method.ReturnType) && !WorkFate.IsQueueing(start))
            || IsNoWork(method, name.Identifier.ValueText)
            || WorkFate.Of(whole, model, cancellationToken) is not { Fate: Fate.Discarded } work
            || IsInCleanup(node)
            || StopsApplication(start))
        {
            return null;
        }

        return new(start, name, work, IsObserved(whole, start) || HasToken(start, model, cancellationToken));
    }

    private static InvocationExpressionSyntax? FindCall(SyntaxNode node)
    {
        var value = node switch
        {
            ExpressionStatementSyntax { Expression: AssignmentExpressionSyntax { Left: IdentifierNameSyntax { Identifier.ValueText: "_" }, Right: var right } } => right,
            ExpressionStatementSyntax { Expression: var expression } => expression,
            AssignmentExpressionSyntax { Left: IdentifierNameSyntax { Identifier.ValueText: "_" }, Parent: LambdaExpressionSyntax, Right: var right } => right,
            ArrowExpressionClauseSyntax { Expression: AssignmentExpressionSyntax { Left: IdentifierNameSyntax { Identifier.ValueText: "_" }, Right: var right } } => right,
            ArrowExpressionClauseSyntax { Parent: MethodDeclarationSyntax { ReturnType: PredefinedTypeSyntax { Keyword.RawKind: (int)SyntaxKind.VoidKeyword } }, Expression: var expression } => expression,
            VariableDeclaratorSyntax { Initializer.Value: var initial, Parent.Parent: LocalDeclarationStatementSyntax { UsingKeyword.RawKind: 0 } } => initial,
            _ => null,
        };
        return value?.Unwrap() switch
        {
            InvocationExpressionSyntax call => call,
            ConditionalAccessExpressionSyntax { WhenNotNull: InvocationExpressionSyntax call } => call,
            _ => null,
        };
    }

    /// <summary>Sorts out by name what most statements of a body are.</summary>
    private static bool MayBeWork(InvocationExpressionSyntax call) =>
        NameOf(call.Expression)?.Identifier.ValueText is { } name && !name.StartsWith("Log", StringComparison.Ordinal) && name is not ("Dispose" or "Cancel" or "Add" or "ThrowIfNull");

    /// <summary>The call at the beginning of <c>Start().ContinueWith(...).ConfigureAwait(false)</c>.</summary>
    private static InvocationExpressionSyntax FindStart(InvocationExpressionSyntax whole, SemanticModel model, CancellationToken cancellationToken)
    {
        var start = whole;
        while (start.Expression is MemberAccessExpressionSyntax { Expression: var receiver } && receiver.Unwrap() is InvocationExpressionSyntax inner && WorkFate.IsTask(model.GetTypeInfo(inner, cancellationToken).Type))
            start = inner;

        return start;
    }

    private static bool IsNoWork(IMethodSymbol method, string name)
    {
        // Who takes work down is there to keep it.
        if (StartsWithWord(name, "Track") || StartsWithWord(name, "Enqueue") || StartsWithWord(name, "Add") || StartsWithWord(name, "Register") || StartsWithWord(name, "Schedule") || (StartsWithWord(name, "Queue") && name is not "QueueUserWorkItem"))
            return true;

        return (name, method.ContainingType) switch
        {
            ("CancelAsync", { } type) when type.IsTokenSource() => true,
            ("Delay" or "Yield" or "FromResult" or "FromException" or "FromCanceled" or "WhenAll" or "WhenAny", { } type) when type.Is("System.Threading.Tasks", "Task") => true,
            ("WriteAsync", { Name: "ChannelWriter" }) => true,
            ("DisposeAsync", _) => true,
            _ => false,
        };
    }

    private static bool StartsWithWord(string name, string word) =>
        name.StartsWith(word, StringComparison.Ordinal) && (name.Length == word.Length || !char.IsLower(name[word.Length]));

    private static bool IsInCleanup(SyntaxNode node)
    {
        for (var outer = node.Parent; outer is not null; outer = outer.Parent)
        {
            switch (outer)
            {
                case MethodDeclarationSyntax method:
                    return method.Identifier.ValueText is "Dispose" or "DisposeAsync" or "DisposeAsyncCore";

                case DestructorDeclarationSyntax:
                    return true;
            }
        }

        return false;
    }

    /// <summary>Whether the work is the end of the application itself.</summary>
    private static bool StopsApplication(InvocationExpressionSyntax start)
    {
        foreach (var node in start.DescendantNodes())
        {
            if (node is IdentifierNameSyntax { Identifier.ValueText: "StopApplication" })
                return true;
        }

        return false;
    }

    private static bool IsObserved(InvocationExpressionSyntax whole, InvocationExpressionSyntax start)
    {
        for (var call = whole; call != start && call.Expression is MemberAccessExpressionSyntax { Expression: var receiver, Name: var name }; call = receiver.Unwrap() as InvocationExpressionSyntax ?? start)
        {
            if (name.Identifier.ValueText is "ContinueWith" && call.ArgumentList.ToString().Contains("OnlyOnFaulted"))
                return true;
        }

        return false;
    }

    /// <summary>Whether the work itself, and not only its beginning, hears of a token.</summary>
    private static bool HasToken(InvocationExpressionSyntax start, SemanticModel model, CancellationToken cancellationToken)
    {
        var isStarter = NameOf(start.Expression)?.Identifier.ValueText is "Run" or "StartNew";
        foreach (var argument in start.ArgumentList.Arguments)
        {
            foreach (var node in argument.DescendantNodes())
            {
                if (node is not (IdentifierNameSyntax or MemberAccessExpressionSyntax)
                    || (isStarter && node == argument.Expression)
                    || node.Parent is MemberAccessExpressionSyntax { Name: var name } && name == node
                    || node is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "None" })
                {
                    continue;
                }

                if (model.GetTypeInfo(node, cancellationToken).Type.IsToken() && model.GetSymbolInfo(node, cancellationToken).Symbol is not null and not INamedTypeSymbol)
                    return true;
            }
        }

        return false;
    }

    private static SimpleNameSyntax? NameOf(ExpressionSyntax called) => called switch
    {
        MemberAccessExpressionSyntax access => access.Name,
        MemberBindingExpressionSyntax binding => binding.Name,
        SimpleNameSyntax name => name,
        _ => null,
    };
}
