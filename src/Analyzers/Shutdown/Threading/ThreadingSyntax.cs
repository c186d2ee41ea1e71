using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Seaworthy.Common.Options;
using Seaworthy.Shutdown.Tokens;

namespace Seaworthy.Shutdown.Threading;

/// <summary>What can be told of methods and their tokens without binding anything.</summary>
internal static class ThreadingSyntax
{
    /// <summary>Whether it looks like a method of its own type, or assembly, that has no token and calls something.</summary>
    public static bool MayLackToken(MethodDeclarationSyntax method, ThreadingScope scope)
    {
        if (method.ExplicitInterfaceSpecifier is not null || (method.Body is null && method.ExpressionBody is null) || method.Identifier.ValueText.StartsWith("FireAndForget", StringComparison.Ordinal))
            return false;

        foreach (var modifier in method.Modifiers)
        {
            if ((modifier.IsKind(SyntaxKind.InternalKeyword) && scope is ThreadingScope.Private) || modifier.Kind() is SyntaxKind.PublicKeyword or SyntaxKind.ProtectedKeyword or SyntaxKind.VirtualKeyword or SyntaxKind.OverrideKeyword or SyntaxKind.AbstractKeyword or SyntaxKind.ExternKeyword)
                return false;
        }

        foreach (var parameter in method.ParameterList.Parameters)
        {
            if (parameter.Modifiers.Any(SyntaxKind.ParamsKeyword) || parameter.Identifier.IsKind(SyntaxKind.ArgListKeyword) || NameOf(parameter.Type) is "CancellationToken")
                return false;
        }

        return Calls(method);
    }

    /// <summary>Whether a call at the place may have a token that the methods of its type don't have.</summary>
    /// <param name="ofType">Whether a token of the type counts, which its static methods can't see.</param>
    /// <param name="known">A type of which it is known whether it has a token.</param>
    public static bool MaySeeToken(SyntaxNode at, bool ofType, TypeDeclarationSyntax? known = null, bool hasToken = false)
    {
        for (var node = at; node.Parent is { } parent; node = parent)
        {
            switch (parent)
            {
                case SimpleLambdaExpressionSyntax:
                case AnonymousMethodExpressionSyntax { ParameterList: { } own } when HasToken(own):
                case ParenthesizedLambdaExpressionSyntax lambda when HasToken(lambda.ParameterList):
                case LocalFunctionStatementSyntax local when HasToken(local.ParameterList):
                case BaseMethodDeclarationSyntax method when HasToken(method.ParameterList):
                case BlockSyntax block when DeclaresToken(block.Statements, node):
                case SwitchSectionSyntax section when DeclaresToken(section.Statements, node):
                case UsingStatementSyntax { Declaration: { } resource } when MayHoldToken(resource):
                    return true;

                case TypeDeclarationSyntax type when type == known:
                    return hasToken;

                case TypeDeclarationSyntax type when ofType:
                    return type.BaseList is not null || (type.ParameterList is { } primary && HasToken(primary)) || HasTokenMember(type);

                case TypeDeclarationSyntax:
                    return false;
            }
        }

        return false;
    }

    /// <summary>The last name of a type as it is written.</summary>
    public static string? NameOf(TypeSyntax? type) => type switch
    {
        NullableTypeSyntax nullable => NameOf(nullable.ElementType),
        QualifiedNameSyntax qualified => qualified.Right.Identifier.ValueText,
        AliasQualifiedNameSyntax qualified => qualified.Name.Identifier.ValueText,
        SimpleNameSyntax name => name.Identifier.ValueText,
        _ => null,
    };

    /// <summary>Whether the method waits for something, or calls what looks as if it could be asked to stop.</summary>
    public static bool MayUseToken(MethodDeclarationSyntax method)
    {
        foreach (var node in ((SyntaxNode?)method.Body ?? method.ExpressionBody!).DescendantNodes(inner => inner is not AnonymousFunctionExpressionSyntax))
        {
            switch (node)
            {
                case AwaitExpressionSyntax:
                case CommonForEachStatementSyntax { AwaitKeyword.RawKind: not 0 }:
                case InvocationExpressionSyntax call when call.Expression is SimpleNameSyntax called && MayWait(called):
                case InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access } when MayWait(access.Name):
                case InvocationExpressionSyntax { Expression: MemberBindingExpressionSyntax binding } when MayWait(binding.Name):
                    return true;
            }
        }

        return NameOf(method.ReturnType) is "Task" or "ValueTask" or "IAsyncEnumerable";
    }

    private static bool MayWait(SimpleNameSyntax called) => TokenCallSyntax.MayWait(called.Identifier.ValueText);

    private static bool Calls(MethodDeclarationSyntax method)
    {
        foreach (var node in ((SyntaxNode?)method.Body ?? method.ExpressionBody!).DescendantNodes())
        {
            if (node is InvocationExpressionSyntax or BaseObjectCreationExpressionSyntax || node is CommonForEachStatementSyntax { AwaitKeyword.RawKind: not 0 })
                return true;
        }

        return false;
    }

    private static bool HasToken(BaseParameterListSyntax list)
    {
        foreach (var parameter in list.Parameters)
        {
            // The parameters of a lambda need no types.
            if (parameter.Type is null || MayHoldToken(NameOf(parameter.Type)))
                return true;
        }

        return false;
    }

    private static bool HasTokenMember(TypeDeclarationSyntax type)
    {
        foreach (var member in type.Members)
        {
            if (member is FieldDeclarationSyntax field && MayHoldToken(NameOf(field.Declaration.Type)) || member is PropertyDeclarationSyntax property && MayHoldToken(NameOf(property.Type)))
                return true;
        }

        return false;
    }

    /// <summary>Everything but names that can't be: contexts of calls are told by what they have.</summary>
    private static bool MayHoldToken(string? type) =>
        type is not null && (type.StartsWith("CancellationToken", StringComparison.Ordinal) || type.EndsWith("Context", StringComparison.Ordinal) || type.EndsWith("Lifetime", StringComparison.Ordinal));

    private static bool DeclaresToken(SyntaxList<StatementSyntax> statements, SyntaxNode before)
    {
        foreach (var statement in statements)
        {
            if (statement == before)
                return false;

            if (statement is LocalDeclarationStatementSyntax local && MayHoldToken(local.Declaration))
                return true;
        }

        return false;
    }

    private static bool MayHoldToken(VariableDeclarationSyntax declaration)
    {
        if (NameOf(declaration.Type) is { } type && MayHoldToken(type))
            return true;

        foreach (var node in declaration.DescendantNodes())
        {
            if (node is IdentifierNameSyntax { Identifier.ValueText: var name } && (name.Contains("oken") || name.EndsWith("Stopping", StringComparison.Ordinal) || name.EndsWith("Aborted", StringComparison.Ordinal)))
                return true;
        }

        return false;
    }
}
