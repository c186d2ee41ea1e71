using Microsoft.CodeAnalysis.CSharp.Syntax;
using Seaworthy.Common;
using Seaworthy.Shutdown.Loops;
using Seaworthy.Shutdown.Tokens;

namespace Seaworthy.Shutdown.Hosted;

/// <summary>Calls and subscriptions that start work or are there for later.</summary>
internal static class WorkCall
{
    public static string? NameOf(ExpressionSyntax called) => called switch
    {
        MemberAccessExpressionSyntax access => access.Name.Identifier.ValueText,
        MemberBindingExpressionSyntax binding => binding.Name.Identifier.ValueText,
        SimpleNameSyntax name => name.Identifier.ValueText,
        _ => null,
    };

    /// <summary>Whether a token among the arguments only keeps the work from being begun.</summary>
    public static bool IsScheduling(InvocationExpressionSyntax call) => NameOf(call.Expression) is "Run" or "StartNew" or "ContinueWith";

    /// <summary>Whether the argument is called when something happens: a turn of the application's lifetime, a tick, a message.</summary>
    public static bool IsCallback(InvocationExpressionSyntax call, ArgumentSyntax? argument) => call.Expression switch
    {
        MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Register" or "UnsafeRegister", Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ApplicationStarted" or "ApplicationStopping" or "ApplicationStopped" } } => true,
        MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Subscribe" or "SubscribeAsync" or "CreateTimer" } => argument?.Expression is AnonymousFunctionExpressionSyntax,
        _ => false,
    };

    /// <summary>Whether the call begins a thread, which gets the argument.</summary>
    public static bool IsThreadStart(InvocationExpressionSyntax call, SemanticModel model, CancellationToken cancellationToken) =>
        call.Expression is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Start" or "UnsafeStart", Expression: var thread }
        && model.GetTypeInfo(thread, cancellationToken).Type is INamedTypeSymbol type
        && type.Is("System.Threading", "Thread");

    public static bool IsThread(BaseObjectCreationExpressionSyntax creation, SemanticModel model, CancellationToken cancellationToken) =>
        model.GetTypeInfo(creation, cancellationToken).Type is INamedTypeSymbol type && (type.Is("System.Threading", "Timer") || type.Is("System.Threading", "Thread"));

    /// <summary>Whether the lambda handles an event of something that the function does not only have for itself.</summary>
    public static bool IsSubscription(AssignmentExpressionSyntax assignment, SyntaxNode handler, SemanticModel model, CancellationToken cancellationToken) =>
        handler is AnonymousFunctionExpressionSyntax
        && assignment.Right == handler
        && assignment.Left is MemberAccessExpressionSyntax { Expression: var owner }
        && model.GetSymbolInfo(assignment.Left, cancellationToken).Symbol is IEventSymbol
        && model.GetSymbolInfo(owner, cancellationToken).Symbol is IFieldSymbol or IPropertySymbol or IParameterSymbol;

    public static bool IsAsyncVoid(InvocationExpressionSyntax call, SemanticModel model, CancellationToken cancellationToken) =>
        model.GetSymbolInfo(call, cancellationToken).Symbol is IMethodSymbol { ReturnsVoid: true, IsAsync: true };

    /// <summary>The method of the type itself that is called, and the parameter that takes the argument.</summary>
    public static (MethodDeclarationSyntax Syntax, IMethodSymbol Method, IParameterSymbol Parameter)? FindHelper(InvocationExpressionSyntax call, ArgumentSyntax argument, IMethodSymbol caller, SemanticModel model, CancellationToken cancellationToken)
    {
        if (call.Expression is not (IdentifierNameSyntax or MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax })
            || model.GetSymbolInfo(call, cancellationToken).Symbol is not IMethodSymbol { MethodKind: MethodKind.Ordinary, IsVirtual: false, IsAbstract: false, IsOverride: false, DeclaringSyntaxReferences: { Length: 1 } references } method
            || !SymbolEqualityComparer.Default.Equals(method.ContainingType, caller.ContainingType)
            || references[0].SyntaxTree != call.SyntaxTree
            || references[0].GetSyntax(cancellationToken) is not MethodDeclarationSyntax syntax
            || (syntax.Body is null && syntax.ExpressionBody is null))
        {
            return null;
        }

        for (var index = 0; index < method.Parameters.Length; index++)
        {
            var parameter = method.Parameters[index];
            var isTaken = argument.NameColon is { Name.Identifier.ValueText: var name } ? parameter.Name == name : call.ArgumentList.Arguments.IndexOf(argument) == index;
            if (isTaken)
                return parameter.Type.IsToken() ? (syntax, method, parameter) : null;
        }

        return null;
    }

    /// <summary>Whether the token is one for reading a queue that is completed when the service stops: what is in it is to be worked off.</summary>
    public static bool IsDrain(ExpressionSyntax token, SemanticModel model, CancellationToken cancellationToken) =>
        token.Parent is ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax read }
        && NameOf(read.Expression) is "ReadAllAsync" or "ReadAsync" or "WaitToReadAsync" or "GetConsumingEnumerable" or "Take" or "TryTake"
        && DrainByCompletion.Ends(read, model, cancellationToken);

    /// <summary>Whether the called method has the token only for such reads.</summary>
    public static bool DrainsIn(ArgumentSyntax argument, InvocationExpressionSyntax call, IMethodSymbol caller, SemanticModel model, CancellationToken cancellationToken)
    {
        if (FindHelper(call, argument, caller, model, cancellationToken) is not var (helper, _, parameter))
            return false;

        var drains = false;
        foreach (var node in helper.DescendantNodes())
        {
            if (node is not IdentifierNameSyntax use || use.Identifier.ValueText != parameter.Name || !SymbolEqualityComparer.Default.Equals(model.GetSymbolInfo(use, cancellationToken).Symbol, parameter))
                continue;

            if (!IsDrain(use, model, cancellationToken))
                return false;

            drains = true;
        }

        return drains;
    }
}
