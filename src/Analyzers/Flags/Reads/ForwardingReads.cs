using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Seaworthy.Flags.Reads;

/// <summary>Finds the methods of a compilation that hand a key of their own on to a read, and the methods that hand it on to these.</summary>
internal sealed class ForwardingReads(
    Compilation compilation,
    FlagApis apis,
    OptionReads options,
    AnalyzerConfigOptionsProvider provider,
    DeclaredReads found,
    List<TypeDeclarationSyntax> types)
{
    private const int MaximumDepth = 4;

    public void Add(List<MethodDeclarationSyntax> methods, CancellationToken cancellationToken)
    {
        for (var depth = 0; depth < MaximumDepth; depth++)
        {
            var before = found.Methods.Count;
            for (var i = methods.Count - 1; i >= 0; i--)
            {
                if (CalledName.Of(ForwardingRead.InnerCall(methods[i])!)?.Identifier.ValueText is { } name
                    && (options.MethodNames.Contains(name) || found.MethodNames.Contains(name))
                    && Add(methods[i], name, cancellationToken))
                {
                    methods.RemoveAt(i);
                }
            }

            if (found.Methods.Count == before)
                return;
        }
    }

    private bool Add(MethodDeclarationSyntax declaration, string name, CancellationToken cancellationToken)
    {
#pragma warning disable RS1030 // Methods are declared in other files than they are called.
        var model = compilation.GetSemanticModel(declaration.SyntaxTree);
#pragma warning restore RS1030
        var inner = ForwardingRead.InnerCall(declaration)!;
        if (model.GetDeclaredSymbol(declaration, cancellationToken) is not IMethodSymbol { IsAbstract: false, IsVirtual: false } method
            || method is { IsOverride: true, IsSealed: false, ContainingType.IsSealed: false }
            || model.GetSymbolInfo(inner, cancellationToken).Symbol is not IMethodSymbol bound)
        {
            return false;
        }

        var target = (bound.ReducedFrom ?? bound).OriginalDefinition;
        var call = apis.FindCall(inner, name, target, model, provider.GetOptions(declaration.SyntaxTree), cancellationToken)
            ?? (found.Methods.TryGetValue(target, out var known) ? FlagApis.TryBind(inner, known, target, model, cancellationToken) : null);
        if (call is not { Key: { } key, KeySyntax: { } keySyntax }
            || call.FindShell(model, cancellationToken) is not { Expected: null } shell
            || ForwardingRead.IsNegated(ForwardingRead.Returned(declaration)!, shell.Expression) is not { } isNegated
            || FindParameter(keySyntax, method, model, cancellationToken) is not { } parameter
            || !ReadEffects.Find(call.Operation, key).IsEmpty)
        {
            return false;
        }

        Add(method, new FlagApi("", "", method.Name, parameter.Ordinal)
        {
            IsNegated = call.Api.IsNegated != isNegated,
            AnswersInWords = call.Api.AnswersInWords,
            RecordsExposure = call.Api.RecordsExposure,
            IsSnapshot = call.Api.IsSnapshot,
        }, cancellationToken);
        return true;
    }

    private static IParameterSymbol? FindParameter(ExpressionSyntax key, IMethodSymbol method, SemanticModel model, CancellationToken cancellationToken)
    {
        key = key.Unwrap();
        if (key is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ToString" } access, ArgumentList.Arguments.Count: 0 })
            key = access.Expression;
        else if (key is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "GetName" }, ArgumentList.Arguments: { Count: 1 or 2 } arguments })
            key = arguments[arguments.Count - 1].Expression;

        return key is IdentifierNameSyntax
            && model.GetSymbolInfo(key, cancellationToken).Symbol is IParameterSymbol { RefKind: RefKind.None, IsParams: false, Type: { } type } parameter
            && SymbolEqualityComparer.Default.Equals(parameter.ContainingSymbol, method)
            && (type.SpecialType is SpecialType.System_String or SpecialType.System_Enum || type.TypeKind is TypeKind.Enum or TypeKind.TypeParameter)
                ? parameter
                : null;
    }

    private void Add(IMethodSymbol method, FlagApi api, CancellationToken cancellationToken)
    {
        found.Add(method, api);
        foreach (var contract in method.ContainingType.AllInterfaces)
        {
            foreach (var member in contract.OriginalDefinition.GetMembers())
            {
                if (member is IMethodSymbol promised
                    && SymbolEqualityComparer.Default.Equals(promised.ContainingAssembly, compilation.Assembly)
                    && SymbolEqualityComparer.Default.Equals(Implementation(method.ContainingType, promised), method)
                    && IsAlwaysRead(promised, cancellationToken))
                {
                    found.Add(promised, api with { Name = promised.Name });
                }
            }
        }
    }

    /// <summary>Whether all classes that implement the member are known to hand the key on in the same way.</summary>
    private bool IsAlwaysRead(IMethodSymbol promised, CancellationToken cancellationToken)
    {
        FlagApi? api = null;
        foreach (var declaration in types)
        {
            if (!Mentions(declaration.BaseList!, promised.ContainingType.Name))
                continue;

#pragma warning disable RS1030 // Classes are declared in other files than their interface.
            var type = compilation.GetSemanticModel(declaration.SyntaxTree).GetDeclaredSymbol(declaration, cancellationToken);
#pragma warning restore RS1030
            if (type is not INamedTypeSymbol { TypeKind: not TypeKind.Interface } named || Implementation(named, promised) is not { } implementation)
                continue;

            if (!found.Methods.TryGetValue(implementation, out var own) || (api is not null && (own.Key != api.Key || own.IsNegated != api.IsNegated)))
                return false;

            api = own;
        }

        return api is not null;
    }

    private static ISymbol? Implementation(INamedTypeSymbol type, IMethodSymbol promised)
    {
        foreach (var contract in type.AllInterfaces)
        {
            if (!SymbolEqualityComparer.Default.Equals(contract.OriginalDefinition, promised.ContainingType))
                continue;

            foreach (var member in contract.GetMembers(promised.Name))
            {
                if (SymbolEqualityComparer.Default.Equals(member.OriginalDefinition, promised))
                    return type.FindImplementationForInterfaceMember(member)?.OriginalDefinition;
            }
        }

        return null;
    }

    private static bool Mentions(BaseListSyntax bases, string name)
    {
        foreach (var token in bases.DescendantTokens())
        {
            if (token.ValueText == name)
                return true;
        }

        return false;
    }
}
