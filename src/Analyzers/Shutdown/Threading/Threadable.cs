using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Seaworthy.Common;
using Seaworthy.Common.Options;
using Seaworthy.Shutdown.Tokens;

namespace Seaworthy.Shutdown.Threading;

/// <summary>Tells whether a method, and a use of it, can do with another parameter.</summary>
internal static class Threadable
{
    /// <summary>Whether nobody but the calls in its own type, or assembly, depends on its signature.</summary>
    public static bool Is(IMethodSymbol method, ShutdownSettings settings)
    {
        if (method is not { MethodKind: MethodKind.Ordinary, IsExtern: false, IsVirtual: false, IsAbstract: false, IsOverride: false }
            || !(method.DeclaredAccessibility is Accessibility.Private || (method.DeclaredAccessibility is Accessibility.Internal && settings.ThreadingScope is not ThreadingScope.Private))
            || (method.IsPartialDefinition && method.PartialImplementationPart is null)
            || method is { IsStatic: true, Name: "Main" } or { IsAsync: true, ReturnsVoid: true })
        {
            return false;
        }

        return IsFreeToChange(method, settings);
    }

    /// <summary>Whether nothing about the method but its accessibility keeps it from another parameter.</summary>
    public static bool IsFreeToChange(IMethodSymbol method, ShutdownSettings settings)
    {
        if (method.IsVararg || CommitPoint.IsNamed(method.Name, settings))
            return false;

        foreach (var parameter in method.Parameters)
        {
            if (parameter.IsParams || parameter.Type.IsToken() || parameter.Type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable && nullable.TypeArguments[0].IsToken())
                return false;
        }

        foreach (var attribute in method.GetAttributes())
        {
            if (IsDriving(attribute.AttributeClass))
                return false;
        }

        return !HasOverload(method);
    }

    /// <summary>Whether the name stands for a call that can be given another argument; null where it only names the method.</summary>
    public static bool? IsCall(SimpleNameSyntax name, out InvocationExpressionSyntax? call)
    {
        ExpressionSyntax target = name.Parent switch
        {
            MemberAccessExpressionSyntax access when access.Name == name => access,
            MemberBindingExpressionSyntax binding => binding,
            _ => name,
        };
        call = target.Parent as InvocationExpressionSyntax;
        if (call is not null && call.Expression == target)
            return !IsInQuery(call);

        call = null;
        for (SyntaxNode? node = target; node is ExpressionSyntax or ArgumentSyntax or ArgumentListSyntax; node = node.Parent)
        {
            if (node is InvocationExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: "nameof" } } naming)
                return IsReflected(naming) ? false : null;
        }

        return false;
    }

    /// <summary>Whether the text or name is handed to a call that looks methods up by it.</summary>
    public static bool IsReflected(ExpressionSyntax name) =>
        name.Parent is ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax { Expression: var called } }
        && (called is MemberAccessExpressionSyntax access ? access.Name : called as SimpleNameSyntax) is { Identifier.ValueText: var method }
        && (method.Contains("Method") || method.Contains("Invoke") || method.Contains("Member") || method.Contains("Delegate"));

    /// <summary>Whether a call in the body of a method can use its parameters, and ends before it.</summary>
    public static bool SeesParameters(ExpressionSyntax call, SemanticModel model, CancellationToken cancellationToken)
    {
        for (var node = call.Parent; node is not null and not MemberDeclarationSyntax; node = node.Parent)
        {
            if (node is AnonymousFunctionExpressionSyntax lambda && (lambda.Modifiers.Any(SyntaxKind.StaticKeyword) || IsExpressionTree(lambda, model, cancellationToken)))
                return false;

            if (node is LocalFunctionStatementSyntax local && local.Modifiers.Any(SyntaxKind.StaticKeyword))
                return false;
        }

        return !IsDetached(call, model, cancellationToken);
    }

    /// <summary>Whether the work may go on when the method that starts it is over.</summary>
    public static bool IsDetached(ExpressionSyntax call, SemanticModel model, CancellationToken cancellationToken)
    {
        if (call is InvocationExpressionSyntax && DetachedWork.Of(call, model, cancellationToken) is Attachment.Detached)
            return true;

        for (var node = call.Parent; node is not null and not MemberDeclarationSyntax; node = node.Parent)
        {
            if (node is AnonymousFunctionExpressionSyntax lambda && DetachedWork.Of(lambda, model, cancellationToken) is Attachment.Detached)
                return true;
        }

        return false;
    }

    public static bool IsInExpressionTree(SyntaxNode at, SemanticModel model, CancellationToken cancellationToken)
    {
        for (var node = at.Parent; node is not null and not MemberDeclarationSyntax; node = node.Parent)
        {
            if (node is AnonymousFunctionExpressionSyntax lambda && IsExpressionTree(lambda, model, cancellationToken))
                return true;
        }

        return false;
    }

    private static bool IsExpressionTree(AnonymousFunctionExpressionSyntax lambda, SemanticModel model, CancellationToken cancellationToken) =>
        model.GetTypeInfo(lambda, cancellationToken).ConvertedType is INamedTypeSymbol { Name: "Expression" };

    /// <summary>The clauses of a query may be expression trees.</summary>
    private static bool IsInQuery(SyntaxNode at)
    {
        for (var node = at.Parent; node is not null and not (StatementSyntax or MemberDeclarationSyntax); node = node.Parent)
        {
            if (node is QueryExpressionSyntax)
                return true;
        }

        return false;
    }

    /// <summary>Whether the attribute lets something else than code call the method, or may do so.</summary>
    private static bool IsDriving(INamedTypeSymbol? attribute)
    {
        if (attribute is null || attribute.Name is "UnmanagedCallersOnlyAttribute" or "ModuleInitializerAttribute" or "DllImportAttribute" or "LibraryImportAttribute" or "UnsafeAccessorAttribute" or "GeneratedRegexAttribute"
            || attribute.Name.StartsWith("OnSerializ", StringComparison.Ordinal) || attribute.Name.StartsWith("OnDeserializ", StringComparison.Ordinal))
        {
            return true;
        }

        var space = attribute.ContainingNamespace;
        while (space is { ContainingNamespace.IsGlobalNamespace: false })
            space = space.ContainingNamespace;

        return space is not { Name: "System", IsGlobalNamespace: false };
    }

    /// <summary>Whether there is another method of the name that takes the same and a token.</summary>
    private static bool HasOverload(IMethodSymbol method)
    {
        for (var type = method.ContainingType; type is not null; type = type.BaseType)
        {
            foreach (var member in type.GetMembers(method.Name))
            {
                if (member is IMethodSymbol other && !SymbolEqualityComparer.Default.Equals(other, method) && TakesTheSameAndToken(other, method))
                    return true;
            }
        }

        return false;
    }

    private static bool TakesTheSameAndToken(IMethodSymbol other, IMethodSymbol method)
    {
        var next = 0;
        var hasToken = false;
        foreach (var parameter in other.Parameters)
        {
            if (parameter.Type.IsToken())
                hasToken = true;
            else if (next < method.Parameters.Length && IsSame(parameter.Type, method.Parameters[next].Type))
                next++;
            else if (!parameter.IsOptional)
                return false;
        }

        return hasToken && next == method.Parameters.Length;
    }

    /// <summary>Type parameters of two methods are different symbols, though they may stand for the same.</summary>
    private static bool IsSame(ITypeSymbol left, ITypeSymbol right) =>
        SymbolEqualityComparer.Default.Equals(left, right) || (left.Kind == right.Kind && left.TypeKind == right.TypeKind && MentionsTypeParameter(left) && MentionsTypeParameter(right) && left.Name == right.Name);

    private static bool MentionsTypeParameter(ITypeSymbol type)
    {
        if (type is ITypeParameterSymbol)
            return true;

        if (type is IArrayTypeSymbol array)
            return MentionsTypeParameter(array.ElementType);

        if (type is INamedTypeSymbol named)
        {
            foreach (var argument in named.TypeArguments)
            {
                if (MentionsTypeParameter(argument))
                    return true;
            }
        }

        return false;
    }
}
