using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Seaworthy.Retry.Recognition;

/// <summary>Finds the cancellation tokens around and in a loop.</summary>
internal static class TokensInReach
{
    public static TokenUse Find(RegionFacts region, ImmutableArray<IOperation> attempt, SyntaxNode attemptSyntax, IReadOnlyList<WaitCall> waits, CancellationToken cancellationToken)
    {
        ExpressionSyntax? passed = null;
        foreach (var statement in attempt)
        {
            foreach (var operation in statement.DescendantsAndSelf())
            {
                if (passed is null && operation is IInvocationOperation call && WaitCalls.FindToken(call)?.Syntax is ExpressionSyntax token)
                    passed = token;
            }
        }

        return new TokenUse(() => NameOf(passed, region, cancellationToken) ?? FindInReach(region, cancellationToken), passed, IsObserved(region, attemptSyntax, waits));
    }

    /// <summary>The token that the attempt passes on, if the rest of the loop can name it as well.</summary>
    private static string? NameOf(ExpressionSyntax? passed, RegionFacts region, CancellationToken cancellationToken)
    {
        if (passed is not (IdentifierNameSyntax or MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax }))
            return null;

        return region.Model.GetSymbolInfo(passed, cancellationToken).Symbol switch
        {
            IParameterSymbol or IFieldSymbol or IPropertySymbol => passed.ToString(),
            ILocalSymbol local when !region.Writes(local) => passed.ToString(),
            _ => null,
        };
    }

    private static bool IsObserved(RegionFacts region, SyntaxNode attempt, IReadOnlyList<WaitCall> waits)
    {
        foreach (var wait in waits)
        {
            if (wait.Token is not null || (wait.IsHelper && PassesToken(wait.Syntax, region)))
                return true;
        }

        if (region.Condition is not null && Tests(region.Condition))
            return true;

        foreach (var statement in region.Body)
        {
            foreach (var operation in statement.DescendantsAndSelf())
            {
                if (IsTest(operation) && !attempt.Span.Contains(operation.Syntax.Span))
                    return true;
            }
        }

        return false;
    }

    private static bool PassesToken(InvocationExpressionSyntax call, RegionFacts region) =>
        region.Model.GetOperation(call) is IInvocationOperation operation && WaitCalls.FindToken(operation) is not null;

    private static bool Tests(IOperation condition)
    {
        foreach (var operation in condition.DescendantsAndSelf())
        {
            if (IsTest(operation))
                return true;
        }

        return false;
    }

    private static bool IsTest(IOperation operation) => operation switch
    {
        IPropertyReferenceOperation { Property: { Name: "IsCancellationRequested" } } => true,
        IInvocationOperation { TargetMethod: { Name: "ThrowIfCancellationRequested" } } => true,
        _ => false,
    };

    private static string? FindInReach(RegionFacts region, CancellationToken cancellationToken)
    {
        var position = region.Region.Body.Length > 0 ? region.Region.Body[0].SpanStart : region.Region.Syntax.SpanStart;
        string? source = null;
        var isStatic = false;
        for (SyntaxNode? node = region.Region.Function; node is not null and not BaseTypeDeclarationSyntax; node = node.Parent)
        {
            // What is static sees nothing of the function around it.
            var parameters = isStatic ? null : node switch
            {
                BaseMethodDeclarationSyntax method => method.ParameterList,
                LocalFunctionStatementSyntax inner => inner.ParameterList,
                ParenthesizedLambdaExpressionSyntax parenthesized => parenthesized.ParameterList,
                _ => null,
            };

            if (!isStatic && node is SimpleLambdaExpressionSyntax { Parameter: var single } && IsToken((region.Model.GetDeclaredSymbol(single, cancellationToken) as IParameterSymbol)?.Type))
                return single.Identifier.ValueText;

            isStatic |= (node is LocalFunctionStatementSyntax function && HasStatic(function.Modifiers)) || (node is AnonymousFunctionExpressionSyntax lambda && HasStatic(lambda.Modifiers));
            if (parameters is null)
                continue;

            foreach (var parameter in parameters.Parameters)
            {
                var type = (region.Model.GetDeclaredSymbol(parameter, cancellationToken) as IParameterSymbol)?.Type;
                if (IsToken(type))
                    return parameter.Identifier.ValueText;

                if (type is INamedTypeSymbol { Name: "HttpContext" } context && context.ContainingNamespace.Is("Microsoft.AspNetCore.Http"))
                    source ??= parameter.Identifier.ValueText + ".RequestAborted";
            }
        }

        if (source is not null)
            return source;

        if (FindConstructorParameter(region, cancellationToken) is { } ofType)
            return ofType;

        if (!isStatic && FindLocal(region, position, cancellationToken) is { } local)
            return local;

        var owner = region.Model.GetEnclosingSymbol(position, cancellationToken);
        var hasInstance = owner is { IsStatic: false };
        for (var type = owner?.ContainingType; type is not null; type = type.ContainingType)
        {
            if (FindMember(type, hasInstance, region, position, ref source) is { } member)
                return member;

            hasInstance = false;
        }

        return source;
    }

    /// <summary>A lookup of all symbols would list every type that is imported; of locals the last one in scope is nearest.</summary>
    private static string? FindLocal(RegionFacts region, int position, CancellationToken cancellationToken)
    {
        SyntaxNode outermost = region.Region.Function;
        while (outermost.Parent is { } parent and not BaseTypeDeclarationSyntax)
            outermost = parent;

        string? found = null;
        foreach (var node in outermost.DescendantNodes(inner => inner.SpanStart < position))
        {
            if (node is VariableDeclaratorSyntax or SingleVariableDesignationSyntax
                && node.Span.End < position
                && ScopeOf(node).Span.Contains(position)
                && region.Model.GetDeclaredSymbol(node, cancellationToken) is ILocalSymbol local
                && IsToken(local.Type))
            {
                found = local.Name;
            }
        }

        return found;
    }

    private static SyntaxNode ScopeOf(SyntaxNode variable)
    {
        var scope = variable;
        while (scope.Parent is { } parent)
        {
            scope = parent;
            if (scope is BlockSyntax or SwitchSectionSyntax or ForStatementSyntax or CommonForEachStatementSyntax or WhileStatementSyntax or UsingStatementSyntax or CatchClauseSyntax or AnonymousFunctionExpressionSyntax or MemberDeclarationSyntax and not GlobalStatementSyntax)
                break;
        }

        return scope;
    }

    private static string? FindMember(INamedTypeSymbol type, bool hasInstance, RegionFacts region, int position, ref string? source)
    {
        foreach (var symbol in region.Model.LookupSymbols(position, type))
        {
            switch (symbol)
            {
                case IFieldSymbol field when IsToken(field.Type) && (hasInstance || field.IsStatic):
                case IPropertySymbol { IsIndexer: false } property when IsToken(property.Type) && (hasInstance || property.IsStatic):
                    return symbol.Name;

                case IFieldSymbol field when MemberOf(field.Type) is { } member && (hasInstance || field.IsStatic):
                    source ??= field.Name + member;
                    break;

                case IPropertySymbol { IsIndexer: false } property when MemberOf(property.Type) is { } member && (hasInstance || property.IsStatic):
                    source ??= property.Name + member;
                    break;
            }
        }

        return null;
    }

    /// <summary>The token that a service is known for.</summary>
    private static string? MemberOf(ITypeSymbol type) => type switch
    {
        INamedTypeSymbol { Name: "HttpContext" } context when context.ContainingNamespace.Is("Microsoft.AspNetCore.Http") => ".RequestAborted",
        INamedTypeSymbol { Name: "IHostApplicationLifetime" } lifetime when lifetime.ContainingNamespace.Is("Microsoft.Extensions.Hosting") => ".ApplicationStopping",
        _ => null,
    };

    /// <summary>A token that the primary constructor of the type takes.</summary>
    private static string? FindConstructorParameter(RegionFacts region, CancellationToken cancellationToken)
    {
        var type = region.Region.Function.FirstAncestorOrSelf<TypeDeclarationSyntax>();
        if (type is not { ParameterList: { } parameters } || region.Model.GetEnclosingSymbol(region.Region.Syntax.SpanStart, cancellationToken) is { IsStatic: true } || region.Region.Function is ConstructorDeclarationSyntax)
            return null;

        foreach (var parameter in parameters.Parameters)
        {
            var parameterType = (region.Model.GetDeclaredSymbol(parameter, cancellationToken) as IParameterSymbol)?.Type;
            if (IsToken(parameterType))
                return parameter.Identifier.ValueText;

            if (parameterType is not null && MemberOf(parameterType) is { } member)
                return parameter.Identifier.ValueText + member;
        }

        return null;
    }

    private static bool HasStatic(SyntaxTokenList modifiers)
    {
        foreach (var modifier in modifiers)
        {
            if (modifier.ValueText is "static")
                return true;
        }

        return false;
    }

    private static bool IsToken(ITypeSymbol? type) => type is INamedTypeSymbol named && named.Is("System.Threading", "CancellationToken");
}
