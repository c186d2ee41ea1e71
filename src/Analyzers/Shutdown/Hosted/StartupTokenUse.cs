using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Seaworthy.Common;
using Seaworthy.Shutdown.Tokens;

namespace Seaworthy.Shutdown.Hosted;

/// <summary>A use of the token of a start by something that outlives the start.</summary>
/// <param name="Keeper">What keeps the token: the started call or lambda, or the assignment to a member.</param>
/// <param name="Work">What becomes of the started work; nothing is known of threads, timers and stored tokens.</param>
internal sealed record StartupTokenUse(IdentifierNameSyntax Use, SyntaxNode Keeper, WorkFate Work)
{
    public static bool MayMatch(MethodDeclarationSyntax method) =>
        method is { Identifier.ValueText: "StartAsync" or "StartingAsync" or "StartedAsync", ParameterList.Parameters: { Count: 1 } parameters, Parent: TypeDeclarationSyntax }
        && parameters[0].Identifier.ValueText is not ("" or "_")
        && (method.Body is not null || method.ExpressionBody is not null);

    /// <summary>All uses of the method's token that are kept, in the order of the source.</summary>
    public static ImmutableArray<StartupTokenUse> FindAll(MethodDeclarationSyntax method, SemanticModel model, ImmutableArray<string> hostTypes, CancellationToken cancellationToken)
    {
        if (!MayMatch(method))
            return ImmutableArray<StartupTokenUse>.Empty;

        var name = method.ParameterList.Parameters[0].Identifier.ValueText;
        ImmutableArray<StartupTokenUse>.Builder? found = null;
        Search? search = null;
        foreach (var node in ((SyntaxNode?)method.Body ?? method.ExpressionBody!).DescendantNodes())
        {
            if (node is not IdentifierNameSyntax use || use.Identifier.ValueText != name || use.Parent is NameColonSyntax or NameEqualsSyntax)
                continue;

            if (search is null)
            {
                if (model.GetDeclaredSymbol(method, cancellationToken) is not { } symbol || !TokenScope.IsStartup(symbol, hostTypes))
                    return ImmutableArray<StartupTokenUse>.Empty;

                search = new Search(method, symbol, model, cancellationToken);
            }

            if (search.Find(use) is { } kept)
                (found ??= ImmutableArray.CreateBuilder<StartupTokenUse>()).Add(kept);
        }

        return found?.ToImmutable() ?? ImmutableArray<StartupTokenUse>.Empty;
    }

    private sealed class Search(MethodDeclarationSyntax method, IMethodSymbol symbol, SemanticModel model, CancellationToken cancellationToken)
    {
        public StartupTokenUse? Find(IdentifierNameSyntax use)
        {
            if (!SymbolEqualityComparer.Default.Equals(model.GetSymbolInfo(use, cancellationToken).Symbol, symbol.Parameters[0])
                || use.Parent is ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax taker } && NameOf(taker.Expression) is "CreateLinkedTokenSource" or "nameof")
            {
                return null;
            }

            if (use.Parent is AssignmentExpressionSyntax assignment && assignment.Right == use)
                return model.GetSymbolInfo(assignment.Left, cancellationToken).Symbol is { } member && StoredToken.IsKept(member, symbol.ContainingType, model, cancellationToken) ? new(use, assignment, default) : null;

            return FindKeeper(use, depth: 0) is var (keeper, work) ? new(use, keeper, work) : null;
        }

        /// <summary>The innermost thing around the node that goes on when the method is over.</summary>
        private (SyntaxNode Keeper, WorkFate Work)? FindKeeper(SyntaxNode start, int depth)
        {
            for (var node = start; node.Parent is { } parent && parent != method; node = parent)
            {
                switch (parent)
                {
                    case ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax call } argument when !(IsScheduling(call) && model.GetTypeInfo(argument.Expression, cancellationToken).Type.IsToken()):
                        if (FindFate(call) is { } work)
                            return (call, work);

                        break;

                    case ArgumentSyntax { Parent.Parent: BaseObjectCreationExpressionSyntax creation } argument when argument.Expression is AnonymousFunctionExpressionSyntax or IdentifierNameSyntax:
                        if ((argument.Expression != start || depth > 0) && IsThread(creation))
                            return (creation, default);

                        break;

                    // A delegate that is called on the spot.
                    case InvocationExpressionSyntax call when call.Expression == node && node is not MemberAccessExpressionSyntax:
                        if (FindFate(call) is { } immediate)
                            return (call, immediate);

                        break;

                    case LocalFunctionStatementSyntax local:
                        return depth < 4 ? FindStart(local, depth) : null;
                }
            }

            return null;
        }

        private (SyntaxNode Keeper, WorkFate Work)? FindStart(LocalFunctionStatementSyntax local, int depth)
        {
            foreach (var node in method.DescendantNodes())
            {
                if (node is IdentifierNameSyntax name
                    && name.Identifier.ValueText == local.Identifier.ValueText
                    && !local.Span.Contains(name.Span)
                    && SymbolEqualityComparer.Default.Equals(model.GetSymbolInfo(name, cancellationToken).Symbol, model.GetDeclaredSymbol(local, cancellationToken))
                    && FindKeeper(name, depth + 1) is { } keeper)
                {
                    return keeper;
                }
            }

            return null;
        }

        /// <summary>The fate of the work that a call starts, if the method doesn't wait for it.</summary>
        private WorkFate? FindFate(InvocationExpressionSyntax call)
        {
            if (WorkFate.IsQueueing(call) || IsLifetimeCallback(call))
                return default(WorkFate);

            if (!WorkFate.IsTask(model.GetTypeInfo(call, cancellationToken).Type))
                return null;

            var work = WorkFate.Of(call, model, cancellationToken);
            return work.Fate switch
            {
                Fate.Discarded or Fate.Forgotten => work,
                Fate.Kept when !IsAwaited(work.Member!) => work,
                _ => null,
            };
        }

        /// <summary>Whether the method waits for the task in the member; who only asks whether it is over does not.</summary>
        private bool IsAwaited(ISymbol member)
        {
            foreach (var node in method.DescendantNodes())
            {
                if (node is IdentifierNameSyntax name
                    && name.Identifier.ValueText == member.Name
                    && SymbolEqualityComparer.Default.Equals(model.GetSymbolInfo(name, cancellationToken).Symbol, member)
                    && IsRead(name, member.Name))
                {
                    return true;
                }
            }

            return false;
        }

        private static bool IsRead(IdentifierNameSyntax name, string member)
        {
            ExpressionSyntax whole = name.Parent is MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax } qualified ? qualified : name;
            if (whole.Parent is AssignmentExpressionSyntax assignment && assignment.Left == whole)
                return false;

            if (whole.Parent is IsPatternExpressionSyntax or BinaryExpressionSyntax { RawKind: (int)SyntaxKind.EqualsExpression or (int)SyntaxKind.NotEqualsExpression })
                return false;

            if (whole.Parent is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "IsCompleted" or "IsFaulted" or "IsCanceled" or "Add" or "Count" or "Status" })
                return false;

            for (SyntaxNode? node = whole; node is not null and not MemberDeclarationSyntax; node = node.Parent)
            {
                var condition = node switch
                {
                    ConditionalExpressionSyntax choice => choice.Condition,
                    IfStatementSyntax branch => branch.Condition,
                    _ => null,
                };
                if (condition is not null && !condition.Span.Contains(whole.Span) && condition.ToString().Contains(member + ".IsCompleted"))
                    return false;
            }

            return true;
        }

        /// <summary>Whether a token among the arguments only keeps the work from being begun.</summary>
        private static bool IsScheduling(InvocationExpressionSyntax call) => NameOf(call.Expression) is "Run" or "StartNew" or "ContinueWith";

        private static bool IsLifetimeCallback(InvocationExpressionSyntax call) =>
            call.Expression is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Register" or "UnsafeRegister", Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ApplicationStarted" or "ApplicationStopping" or "ApplicationStopped" } };

        private bool IsThread(BaseObjectCreationExpressionSyntax creation) =>
            model.GetTypeInfo(creation, cancellationToken).Type is INamedTypeSymbol type && (type.Is("System.Threading", "Timer") || type.Is("System.Threading", "Thread"));

        private static string? NameOf(ExpressionSyntax called) => called switch
        {
            MemberAccessExpressionSyntax access => access.Name.Identifier.ValueText,
            MemberBindingExpressionSyntax binding => binding.Name.Identifier.ValueText,
            SimpleNameSyntax name => name.Identifier.ValueText,
            _ => null,
        };
    }
}
