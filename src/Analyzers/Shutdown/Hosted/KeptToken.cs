using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Seaworthy.Common;
using Seaworthy.Shutdown.Loops;
using Seaworthy.Shutdown.Tokens;

namespace Seaworthy.Shutdown.Hosted;

/// <summary>Finds what keeps a token parameter when its method is over.</summary>
internal sealed class KeptToken(MethodDeclarationSyntax method, IMethodSymbol symbol, IParameterSymbol parameter, SemanticModel model, CancellationToken cancellationToken, int depth = 0)
{
    private const int MaximumDepth = 2;

    /// <summary>What goes on when the method is over.</summary>
    private readonly record struct Keeper(SyntaxNode Node, WorkFate Work, bool IsReplaceable = true);

    public ImmutableArray<StartupTokenUse> FindAll()
    {
        ImmutableArray<StartupTokenUse>.Builder? found = null;
        foreach (var use in UsesOf(parameter, method))
        {
            if (Find(use) is { } kept)
                (found ??= ImmutableArray.CreateBuilder<StartupTokenUse>()).Add(kept);
        }

        return found?.ToImmutable() ?? ImmutableArray<StartupTokenUse>.Empty;
    }

    private StartupTokenUse? Find(IdentifierNameSyntax use)
    {
        switch (use.Parent)
        {
            case ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax taker } when WorkCall.NameOf(taker.Expression) is "CreateLinkedTokenSource":
                return FindLinked(use, taker);

            case AssignmentExpressionSyntax assignment when assignment.Right == use:
                return model.GetSymbolInfo(assignment.Left, cancellationToken).Symbol is { } member && StoredToken.IsKept(member, symbol.ContainingType, model, cancellationToken)
                    ? new(use, assignment, default)
                    : null;

            case EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax declarator }:
                return model.GetDeclaredSymbol(declarator, cancellationToken) is ILocalSymbol local && FindAll(local) is { } shared ? Kept(use, shared) : null;

            default:
                return FindKeeper(use) is { } keeper ? Kept(use, keeper) : null;
        }
    }

    /// <summary>What keeps a source that is linked with the token alone, and that nobody cancels.</summary>
    private StartupTokenUse? FindLinked(IdentifierNameSyntax use, InvocationExpressionSyntax creation)
    {
        if (creation.ArgumentList.Arguments.Count > 1)
            return null;

        ISymbol? source = creation.Parent switch
        {
            EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax { Parent.Parent: LocalDeclarationStatementSyntax { UsingKeyword.RawKind: 0 } } declarator } => model.GetDeclaredSymbol(declarator, cancellationToken),
            AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.SimpleAssignmentExpression } assignment => model.GetSymbolInfo(assignment.Left, cancellationToken).Symbol,
            _ => null,
        };
        if (source is not (ILocalSymbol or IFieldSymbol { DeclaredAccessibility: Accessibility.Private }))
            return null;

        // Who does more with it than reading its token may cancel it.
        foreach (var reference in source is ILocalSymbol ? symbol.DeclaringSyntaxReferences : symbol.ContainingType.DeclaringSyntaxReferences)
        {
            foreach (var node in reference.GetSyntax(cancellationToken).DescendantNodes())
            {
                if (node is IdentifierNameSyntax name && name.Identifier.ValueText == source.Name && !IsTokenRead(name) && Whole(name).Parent != creation.Parent)
                    return null;
            }
        }

        foreach (var read in UsesOf(source, method))
        {
            if (Whole(read).Parent is MemberAccessExpressionSyntax token && FindKeeper(token) is { } kept)
                return Kept(use, kept with { IsReplaceable = false });
        }

        return null;
    }

    private static bool IsTokenRead(IdentifierNameSyntax name) =>
        Whole(name).Parent is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Token" } read && read.Expression == Whole(name);

    private static ExpressionSyntax Whole(IdentifierNameSyntax name) =>
        name.Parent is MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax } qualified ? qualified : name;

    private static StartupTokenUse Kept(IdentifierNameSyntax use, Keeper keeper) => new(use, keeper.Node, keeper.Work, keeper.IsReplaceable);

    /// <summary>What keeps a local that has the token: something, if nothing else reads it.</summary>
    private Keeper? FindAll(ILocalSymbol local)
    {
        Keeper? first = null;
        foreach (var read in UsesOf(local, method))
        {
            if (read.Parent is ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax call } && WorkCall.IsScheduling(call))
                continue;

            if (FindKeeper(read) is not { IsReplaceable: true } keeper)
                return null;

            first ??= keeper;
        }

        return first;
    }

    /// <summary>The innermost thing around the token that goes on when the method is over.</summary>
    private Keeper? FindKeeper(ExpressionSyntax token) => WorkCall.IsDrain(token, model, cancellationToken) ? null : FindKeeper(token, token, local: 0);

    private Keeper? FindKeeper(ExpressionSyntax token, SyntaxNode start, int local)
    {
        for (var node = start; node.Parent is { } parent && parent != method; node = parent)
        {
            switch (parent)
            {
                case ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax call } argument when !(WorkCall.IsScheduling(call) && model.GetTypeInfo(argument.Expression, cancellationToken).Type.IsToken()):
                    if (FindFate(call, argument) is { } work)
                        return WorkCall.DrainsIn(argument, call, symbol, model, cancellationToken) ? null : new Keeper(call, work);

                    if (argument.Expression == token && FindInHelper(call, argument) is { } helped)
                        return helped;

                    break;

                case ArgumentSyntax { Parent.Parent: BaseObjectCreationExpressionSyntax creation } argument when argument.Expression is AnonymousFunctionExpressionSyntax or IdentifierNameSyntax:
                    // A token among the arguments is the state that a timer hands on.
                    if (WorkCall.IsThread(creation, model, cancellationToken))
                        return new Keeper(creation, default);

                    break;

                case AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.AddAssignmentExpression } subscription when WorkCall.IsSubscription(subscription, node, model, cancellationToken):
                    return new Keeper(subscription, default);

                // A delegate that is called on the spot.
                case InvocationExpressionSyntax call when call.Expression == node && node is not MemberAccessExpressionSyntax:
                    if (FindFate(call, null) is { } immediate)
                        return new Keeper(call, immediate);

                    break;

                case LocalFunctionStatementSyntax function:
                    return local < 4 ? FindStart(token, function, local) : null;
            }
        }

        return null;
    }

    private Keeper? FindStart(ExpressionSyntax token, LocalFunctionStatementSyntax function, int local)
    {
        if (model.GetDeclaredSymbol(function, cancellationToken) is not { } declared)
            return null;

        foreach (var name in UsesOf(declared, method))
        {
            if (!function.Span.Contains(name.Span) && FindKeeper(token, name, local + 1) is { } keeper)
                return keeper;
        }

        return null;
    }

    /// <summary>Whether a method of the type that takes the token keeps it.</summary>
    private Keeper? FindInHelper(InvocationExpressionSyntax call, ArgumentSyntax argument)
    {
        if (depth == MaximumDepth || WorkCall.FindHelper(call, argument, symbol, model, cancellationToken) is not var (helper, declared, taken))
            return null;

        var inner = new KeptToken(helper, declared, taken, model, cancellationToken, depth + 1);
        if (inner.FindAll() is not { Length: > 0 } kept)
            return null;

        // What the helper needs for itself is to end with the start, and one member is all that can be told of.
        var (uses, members, isReplaceable) = (0, 0, true);
        foreach (var _ in inner.UsesOf(taken, helper))
            uses++;

        WorkFate work = default;
        foreach (var one in kept)
        {
            isReplaceable &= one.IsReplaceable;
            if (one.Work.Fate is not Fate.Kept)
                continue;

            work = one.Work;
            members++;
        }

        return new Keeper(call, work, isReplaceable && kept.Length == uses && members < 2);
    }

    /// <summary>The fate of the work that a call starts, if the method doesn't wait for it.</summary>
    private WorkFate? FindFate(InvocationExpressionSyntax call, ArgumentSyntax? argument)
    {
        if (WorkFate.IsQueueing(call) || WorkCall.IsCallback(call, argument) || (argument is not null && WorkCall.IsThreadStart(call, model, cancellationToken)))
            return default(WorkFate);

        if (!WorkFate.IsTask(model.GetTypeInfo(call, cancellationToken).Type))
            return argument is not null && WorkCall.IsAsyncVoid(call, model, cancellationToken) ? default(WorkFate) : null;

        var work = WorkFate.Of(call, model, cancellationToken);
        return work.Fate switch
        {
            Fate.Discarded or Fate.Forgotten => work,
            Fate.Kept when !KeptMember.IsAwaited(work.Member!, method, model, cancellationToken) => work,
            _ => null,
        };
    }

    private IEnumerable<IdentifierNameSyntax> UsesOf(ISymbol used, MethodDeclarationSyntax scope)
    {
        foreach (var node in ((SyntaxNode?)scope.Body ?? scope.ExpressionBody!).DescendantNodes())
        {
            if (node is IdentifierNameSyntax { Parent: not (NameColonSyntax or NameEqualsSyntax) } use
                && use.Identifier.ValueText == used.Name
                && !(use.Parent is ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax taker } && WorkCall.NameOf(taker.Expression) is "nameof")
                && SymbolEqualityComparer.Default.Equals(model.GetSymbolInfo(use, cancellationToken).Symbol, used))
            {
                yield return use;
            }
        }
    }
}
