using Seaworthy.CodeFixes.Flags.Elimination.Dead;
using Seaworthy.Common.Options;

namespace Seaworthy.CodeFixes.Flags.Elimination.Members;

/// <summary>Parameters that every call gives the same known value.</summary>
internal sealed class ArgumentValues(SolutionView view, UseSearch search, KnownExpressions values, FixLevel level)
{
    private readonly CallSites _calls = new(view, search);

    public object? Find(IParameterSymbol parameter)
    {
        if (parameter is not { RefKind: RefKind.None, IsParams: false, ContainingSymbol: IMethodSymbol method } || !IsFollowed(method) || IsWritten(parameter) || _calls.Of(method) is not { Count: > 0 } calls)
            return null;

        object? known = null;
        var isKnown = false;
        foreach (var call in calls)
        {
            var argument = call.ArgumentFor(parameter, view.CancellationToken);

            // The method that calls itself hands on what it has.
            if (argument is not null && DeclarationKey.Of(call.Model.GetSymbolInfo(argument.Expression, view.CancellationToken).Symbol) == DeclarationKey.Of(parameter))
                continue;

            var value = argument is not null ? values.FindOrConstant(argument.Expression) : parameter.HasExplicitDefaultValue ? parameter.ExplicitDefaultValue : null;
            if (value is null || !MemberAccess.IsTypeOf(parameter.Type, value) || (known is not null && !known.Equals(value)))
                return null;

            known = value;
            isKnown |= argument is not null && values.Find(argument.Expression) is not null;
        }

        return isKnown ? known : null;
    }

    private bool IsFollowed(IMethodSymbol method) => method switch
    {
        { MethodKind: MethodKind.LocalFunction } => true,
        { MethodKind: MethodKind.Ordinary, IsVirtual: false, IsOverride: false, IsAbstract: false, IsExtern: false, PartialImplementationPart: null, PartialDefinitionPart: null, IsExtensionMethod: false } =>
            method.ExplicitInterfaceImplementations.IsEmpty
            && (method.DeclaredAccessibility is Accessibility.Private || (level is FixLevel.Deep && MemberAccess.IsWithinAssembly(method)))
            && KnownAttributes.AreHarmless(method),
        _ => false,
    };

    private bool IsWritten(IParameterSymbol parameter) => DeclarationKey.Of(parameter) is not { } key
        || search.UsesOf(parameter, key).Any(use => !use.Name.IsPartOfStructuredTrivia() && WrittenPlaces.IsWrite(use.Name));
}
