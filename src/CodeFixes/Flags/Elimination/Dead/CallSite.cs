using Microsoft.CodeAnalysis.CSharp;

namespace Seaworthy.CodeFixes.Flags.Elimination.Dead;

/// <summary>A place that passes arguments to a method or constructor of the source.</summary>
internal sealed record CallSite(ArgumentListSyntax Arguments, SemanticModel Model)
{
    /// <summary>The argument for a parameter; null where there is none to remove.</summary>
    public ArgumentSyntax? ArgumentFor(IParameterSymbol parameter, CancellationToken cancellationToken) =>
        Arguments.Arguments.FirstOrDefault(argument => ParameterOf(argument, Model, cancellationToken)?.Ordinal == parameter.Ordinal);

    public static IParameterSymbol? ParameterOf(ArgumentSyntax argument, SemanticModel model, CancellationToken cancellationToken)
    {
        if (argument.Parent is not ArgumentListSyntax { Parent: { } call } list || Called(call, model, cancellationToken) is not { } method)
            return null;

        if (argument.NameColon is { Name.Identifier.ValueText: var name })
            return DeclarationKey.Method(method).Parameters.FirstOrDefault(parameter => parameter.Name == name);

        var index = list.Arguments.IndexOf(argument) + (method.ReducedFrom is null ? 0 : 1);
        var parameters = DeclarationKey.Method(method).Parameters;
        return index < parameters.Length ? parameters[index] : parameters.Length > 0 && parameters[parameters.Length - 1].IsParams ? parameters[parameters.Length - 1] : null;
    }

    public static IMethodSymbol? Called(SyntaxNode call, SemanticModel model, CancellationToken cancellationToken) => model.GetSymbolInfo(call, cancellationToken).Symbol as IMethodSymbol;
}
