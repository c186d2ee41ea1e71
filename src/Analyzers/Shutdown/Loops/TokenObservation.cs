using Microsoft.CodeAnalysis.CSharp.Syntax;
using Seaworthy.Shutdown.Tokens;

namespace Seaworthy.Shutdown.Loops;

/// <summary>Finds the places at which code listens to a token.</summary>
internal static class TokenObservation
{
    private const int DepthLimit = 3;

    /// <summary>The uses of this token, or of one derived from it, in a part of a function.</summary>
    public static List<SyntaxNode> FindAll(SyntaxNode part, LoopToken token, SemanticModel model, CancellationToken cancellationToken)
    {
        var names = new List<string> { token.Name };
        AddDerived(names, part);
        var found = new List<SyntaxNode>();
        foreach (var node in part.DescendantNodes(LoopExits.IsOfFunction))
        {
            if (node is IdentifierNameSyntax name && names.Contains(name.Identifier.ValueText) && Observes(name, model, cancellationToken))
                found.Add(name);
        }

        return found;
    }

    /// <summary>Whether the use of a token throws when it is cancelled, and does not only ask for it.</summary>
    public static bool Throws(SyntaxNode use)
    {
        var node = use;
        while (node.Parent is MemberAccessExpressionSyntax access)
        {
            if (access.Name != node && access.Name.Identifier.ValueText is "IsCancellationRequested" or "CanBeCanceled" or "Register" or "UnsafeRegister" or "WaitHandle")
                return false;

            if (access.Name.Identifier.ValueText is "ThrowIfCancellationRequested")
                return true;

            node = access;
        }

        return node.Parent is ArgumentSyntax { Parent.Parent: var call } && call is not InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "CreateLinkedTokenSource" } };
    }

    /// <summary>Whether the code, or a method of the same type that it calls, listens to any token, so that a cancellation may end it.</summary>
    public static bool MayBeIn(SyntaxNode code, SemanticModel model, ShutdownSettings settings, CancellationToken cancellationToken) =>
        MayBeIn(code, model, settings, DepthLimit, cancellationToken);

    private static bool MayBeIn(SyntaxNode code, SemanticModel model, ShutdownSettings settings, int depth, CancellationToken cancellationToken)
    {
        foreach (var node in code.DescendantNodes())
        {
            if (node is not SimpleNameSyntax name || name.Parent is QualifiedNameSyntax or NameColonSyntax)
                continue;

            switch (model.GetSymbolInfo(name, cancellationToken).Symbol)
            {
                case ILocalSymbol local:
                    if ((Observes(name, model, cancellationToken) && !IsOwnTimeOut(local, code, cancellationToken)) || IsTied(local, code, model, settings, depth, cancellationToken))
                        return true;

                    break;

                case IParameterSymbol parameter:
                    if (Observes(name, model, cancellationToken) || (name.Parent is ArgumentSyntax && ContextTokens.FindMember(parameter.Type, settings) is not null))
                        return true;

                    break;

                case IFieldSymbol or IPropertySymbol:
                    if (Observes(name, model, cancellationToken) && !IsOfOwnTimeOut(name, code, model, cancellationToken))
                        return true;

                    break;

                case IMethodSymbol method when depth > 0 && name.Parent is InvocationExpressionSyntax or MemberAccessExpressionSyntax or ArgumentSyntax && IsOwn(method, name, model, cancellationToken):
                    foreach (var reference in method.DeclaringSyntaxReferences)
                    {
                        // What stands in another file may listen.
                        if (reference.SyntaxTree != model.SyntaxTree)
                            return true;

                        if (reference.GetSyntax(cancellationToken) is var declaration && !declaration.Span.Contains(code.Span) && MayBeIn(declaration, model, settings, depth - 1, cancellationToken))
                            return true;
                    }

                    break;
            }
        }

        return false;
    }

    private static bool IsOwn(IMethodSymbol method, SyntaxNode at, SemanticModel model, CancellationToken cancellationToken)
    {
        if (method.MethodKind is MethodKind.LocalFunction)
            return true;

        for (var type = (model.GetEnclosingSymbol(at.SpanStart, cancellationToken) as ISymbol)?.ContainingType; type is not null && !method.DeclaringSyntaxReferences.IsEmpty; type = type.BaseType)
        {
            if (SymbolEqualityComparer.Default.Equals(type.OriginalDefinition, method.ContainingType?.OriginalDefinition))
                return true;
        }

        return false;
    }

    /// <summary>Whether a local that is declared further out was made with a token, or is touched when one is cancelled.</summary>
    private static bool IsTied(ILocalSymbol local, SyntaxNode code, SemanticModel model, ShutdownSettings settings, int depth, CancellationToken cancellationToken)
    {
        if (depth is 0 || local.DeclaringSyntaxReferences is not { Length: 1 } references || references[0].GetSyntax(cancellationToken) is not VariableDeclaratorSyntax declarator || code.Span.Contains(declarator.Span))
            return false;

        if (declarator.Initializer is { } initializer && MayBeIn(initializer, model, settings, depth - 1, cancellationToken))
            return true;

        foreach (var node in (declarator.FirstAncestorOrSelf<BlockSyntax>() ?? declarator.Parent!).DescendantNodes())
        {
            if (node is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Register" or "UnsafeRegister" } } registration && Mentions(registration.ArgumentList, local.Name))
                return true;
        }

        return false;
    }

    private static bool IsOfOwnTimeOut(SimpleNameSyntax name, SyntaxNode code, SemanticModel model, CancellationToken cancellationToken) =>
        name.Parent is MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax source } access
        && access.Name == name
        && model.GetSymbolInfo(source, cancellationToken).Symbol is ILocalSymbol local
        && IsOwnTimeOut(local, code, cancellationToken);

    /// <summary>Whether the code makes the source itself and keeps it, so that it only gives up a single call.</summary>
    private static bool IsOwnTimeOut(ILocalSymbol local, SyntaxNode code, CancellationToken cancellationToken)
    {
        if (!local.Type.IsTokenSource()
            || local.DeclaringSyntaxReferences is not { Length: 1 } references
            || references[0].GetSyntax(cancellationToken) is not VariableDeclaratorSyntax { Initializer.Value: BaseObjectCreationExpressionSyntax } declarator
            || !code.Span.Contains(declarator.Span))
        {
            return false;
        }

        foreach (var node in code.DescendantNodes())
        {
            if (node is IdentifierNameSyntax name && name.Identifier.ValueText == local.Name
                && !(name.Parent is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Token" or "CancelAfter" or "Cancel" or "CancelAsync" or "Dispose" or "IsCancellationRequested" } access && access.Expression == name))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Whether it is a token that somebody else may cancel, or the source of one.</summary>
    private static bool Observes(SimpleNameSyntax name, SemanticModel model, CancellationToken cancellationToken)
    {
        if (name.Identifier.ValueText is "None" || model.GetSymbolInfo(name, cancellationToken).Symbol is null or ITypeSymbol or INamespaceSymbol || (name.Parent is AssignmentExpressionSyntax assignment && assignment.Left == name))
            return false;

        SyntaxNode node = name;
        ITypeSymbol? type;
        do
        {
            type = model.GetTypeInfo(node, cancellationToken).Type;
            if (type.IsToken() || IsNullableToken(type))
                return true;

            node = node.Parent is MemberAccessExpressionSyntax access && (access.Expression == node || access.Name == node) ? access : node.Parent!;
        }
        while (node is MemberAccessExpressionSyntax);

        // The source alone is asked, linked to or cancelled; who only disposes of it does not listen.
        return model.GetTypeInfo(name, cancellationToken).Type.IsTokenSource()
            && !(name.Parent is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Dispose" or "Cancel" or "CancelAsync" or "CancelAfter" or "TryReset" });
    }

    private static bool IsNullableToken(ITypeSymbol? type) =>
        type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T, TypeArguments: { Length: 1 } arguments } && arguments[0].IsToken();

    /// <summary>Adds the locals that are made from the token, such as a linked source.</summary>
    private static void AddDerived(List<string> names, SyntaxNode part)
    {
        SyntaxNode function = part;
        while (function.Parent is { } parent && LoopExits.IsOfFunction(function) && function is not MemberDeclarationSyntax)
            function = parent;

        foreach (var node in function.DescendantNodes())
        {
            if (node is not VariableDeclaratorSyntax { Initializer: { } initializer } declarator || names.Contains(declarator.Identifier.ValueText))
                continue;

            if (initializer.Value is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "CreateLinkedTokenSource" } } or MemberAccessExpressionSyntax or IdentifierNameSyntax)
            {
                foreach (var name in names)
                {
                    if (Mentions(initializer, name))
                    {
                        names.Add(declarator.Identifier.ValueText);
                        break;
                    }
                }
            }
        }
    }

    private static bool Mentions(SyntaxNode code, string name)
    {
        foreach (var node in code.DescendantNodes())
        {
            if (node is IdentifierNameSyntax identifier && identifier.Identifier.ValueText == name)
                return true;
        }

        return false;
    }
}
