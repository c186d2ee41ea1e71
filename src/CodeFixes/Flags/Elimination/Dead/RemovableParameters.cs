using Microsoft.CodeAnalysis.CSharp;
using Seaworthy.Common.Options;

namespace Seaworthy.CodeFixes.Flags.Elimination.Dead;

/// <summary>Decides which parameters can go with the arguments for them: every call is in the source, and nothing is lost with its argument.</summary>
internal sealed class RemovableParameters(SolutionView view, UseSearch search, FixLevel level)
{
    private readonly CallSites _calls = new(view, search);

    public bool MayGo(IParameterSymbol parameter) =>
        parameter is { RefKind: RefKind.None, IsParams: false, IsThis: false, ContainingSymbol: IMethodSymbol method }
        && !(method.IsExtensionMethod && parameter.Ordinal is 0)
        && method switch
        {
            { MethodKind: MethodKind.LocalFunction } => true,
            { MethodKind: MethodKind.AnonymousFunction } => IsInjected(parameter),
            { MethodKind: MethodKind.Ordinary } => IsOwn(method),
            { MethodKind: MethodKind.Constructor } => IsOwnConstructor(method, parameter),
            _ => false,
        }
        && !IsTakenWithout(method, parameter)
        && !parameter.DeclaringSyntaxReferences.Any(reference => reference.GetSyntax(view.CancellationToken).Parent is { } list && HasDirectives(list))
        && _calls.Of(method) is { } calls
        && calls.All(call => call.ArgumentFor(parameter, view.CancellationToken) is not { } argument
            || (argument.RefKindKeyword.RawKind is 0 && !argument.ContainsDirectives && !HasDirectives(call.Arguments) && new Droppable(call.Model, view.CancellationToken).IsDroppable(argument.Expression)));

    public IReadOnlyList<CallSite> CallsOf(IMethodSymbol method) => _calls.Of(method) ?? [];

    /// <summary>Whether lines of the preprocessor stand between the elements: they would go with one of them.</summary>
    private static bool HasDirectives(SyntaxNode list) =>
        list.ContainsDirectives && list.ChildNodesAndTokens().Any(child => child.GetLeadingTrivia().Any(trivia => trivia.IsDirective));

    private bool IsOwn(IMethodSymbol method) =>
        (method.DeclaredAccessibility is Accessibility.Private || (level is FixLevel.Deep && method.DeclaredAccessibility is Accessibility.Internal))
        && method is { IsVirtual: false, IsOverride: false, IsAbstract: false, IsExtern: false, IsPartialDefinition: false, PartialImplementationPart: null, PartialDefinitionPart: null }
        && method.ExplicitInterfaceImplementations.IsEmpty
        && !(method is { IsStatic: true, Name: "Main" })
        && KnownAttributes.AreHarmless(method);

    /// <summary>A container or a factory of the source calls the constructors of services: they may lose what is injected, public or not.</summary>
    private bool IsOwnConstructor(IMethodSymbol constructor, IParameterSymbol parameter)
    {
        var type = constructor.ContainingType;
        if (type is { IsRecord: true } && IsPrimary(parameter))
            return false;

        if (type.DeclaringSyntaxReferences.Any(reference => !view.Contains(reference.SyntaxTree)) || type.BaseType?.Name is "Attribute" || constructor.GetAttributes().Any(attribute => attribute.AttributeClass?.Name is "JsonConstructorAttribute" or "ImportingConstructorAttribute"))
            return false;

        // One that a primary constructor has and nothing reads is a warning.
        return level is FixLevel.Deep || IsHidden(type) || constructor.DeclaredAccessibility is Accessibility.Private || IsService(parameter.Type) || (IsPrimary(parameter) && CallsOf(constructor).Count > 0);
    }

    /// <summary>Whether the framework that calls the lambda, such as an endpoint, passes whatever services it asks for.</summary>
    private bool IsInjected(IParameterSymbol parameter) =>
        parameter.Type is { TypeKind: TypeKind.Interface, Name: var name } && !name.StartsWith("IForm", StringComparison.Ordinal)
        && parameter.DeclaringSyntaxReferences[0].GetSyntax(view.CancellationToken) is ParameterSyntax { Type: not null, Parent.Parent: ParenthesizedLambdaExpressionSyntax lambda }
        && view.ModelOf(lambda.SyntaxTree).GetTypeInfo(lambda, view.CancellationToken).ConvertedType is { Name: "Delegate", ContainingNamespace.Name: "System" };

    private static bool IsService(ITypeSymbol type) => type is { SpecialType: SpecialType.None, TypeKind: TypeKind.Interface or TypeKind.Class };

    public static bool IsPrimary(IParameterSymbol parameter) => parameter.DeclaringSyntaxReferences.Any(reference => reference.GetSyntax().Parent?.Parent is TypeDeclarationSyntax);

    private static bool IsHidden(INamedTypeSymbol type)
    {
        for (var outer = type; outer is not null; outer = outer.ContainingType)
        {
            if (outer.DeclaredAccessibility is Accessibility.Private or Accessibility.Internal)
                return true;
        }

        return false;
    }

    /// <summary>Whether another method has the parameters that would be left, so that calls would not say which one they mean.</summary>
    private static bool IsTakenWithout(IMethodSymbol method, IParameterSymbol gone)
    {
        if (method.MethodKind is MethodKind.LocalFunction or MethodKind.AnonymousFunction)
            return false;

        var count = method.Parameters.Length;
        return method.ContainingType.GetMembers(method.Name).OfType<IMethodSymbol>().Any(other =>
            !SymbolEqualityComparer.Default.Equals(other, method)
            && !other.IsImplicitlyDeclared
            && other.MethodKind == method.MethodKind
            && other.Parameters.Length < count
            && other.Parameters.Length >= count - 3
            && other.Parameters.All(parameter => method.Parameters.Any(own => own.Ordinal != gone.Ordinal && SymbolEqualityComparer.Default.Equals(own.Type, parameter.Type))));
    }
}
