using Microsoft.CodeAnalysis.CSharp.Syntax;
using Seaworthy.Common;

namespace Seaworthy.Shutdown.Tokens;

/// <summary>The tokens that a type has for all of its members.</summary>
internal static class MemberTokens
{
    /// <param name="isOfInstance">Whether the place may use members of the instance.</param>
    /// <param name="mayEndWithRequest">Whether the work at the place may end when a request does.</param>
    public static ReachableToken? Find(SyntaxNode at, TypeDeclarationSyntax declaration, bool isOfInstance, bool mayEndWithRequest, SemanticModel model, ShutdownSettings settings, CancellationToken cancellationToken)
    {
        if (model.GetDeclaredSymbol(declaration, cancellationToken) is not INamedTypeSymbol type)
            return null;

        ReachableToken? best = null;
        var bestOrder = int.MaxValue;
        for (var declaring = type; declaring is not null && declaring.SpecialType is not SpecialType.System_Object; declaring = declaring.BaseType)
        {
            foreach (var member in declaring.GetMembers())
                Offer(member);
        }

        if (best is null && isOfInstance)
        {
            foreach (var parameter in PrimaryParameters(type))
                Offer(parameter);
        }

        return best;

        void Offer(ISymbol member)
        {
            if ((!member.IsStatic && !isOfInstance)
                || !IsAccessible(member, type)
                || Classify(member, mayEndWithRequest) is not var (order, rank, suffix)
                || order > bestOrder
                || !IsFixed(member, cancellationToken))
            {
                return;
            }

            if (order == bestOrder)
            {
                best = best! with { IsAmbiguous = true };
                return;
            }

            bestOrder = order;
            best = new ReachableToken(Spell(member, at, model, settings.Options) + suffix, rank, member, IsAmbiguous: false) { IsUncertain = TypeOf(member) is { IsReferenceType: true, NullableAnnotation: NullableAnnotation.Annotated } };
        }
    }

    /// <summary>Whether there is any member that might be used somewhere.</summary>
    public static bool MayHave(INamedTypeSymbol type)
    {
        for (var declaring = type; declaring is not null && declaring.SpecialType is not SpecialType.System_Object; declaring = declaring.BaseType)
        {
            foreach (var member in declaring.GetMembers())
            {
                if (member is IFieldSymbol or IPropertySymbol && Classify(member, mayEndWithRequest: true) is not null)
                    return true;
            }
        }

        foreach (var parameter in PrimaryParameters(type))
        {
            if (Classify(parameter, mayEndWithRequest: true) is not null)
                return true;
        }

        return false;
    }

    private static (int Order, TokenRank Rank, string Suffix)? Classify(ISymbol member, bool mayEndWithRequest) => (member, TypeOf(member)) switch
    {
        (_, null) => null,
        // The managers of ASP.NET Core Identity have a token that is never cancelled unless a derived type says otherwise.
        (IPropertySymbol { ContainingType: { } owner }, _) when owner.ContainingNamespace.Is("Microsoft.AspNetCore.Identity") => null,
        // A request is over when its connection is, which is what those who answer it want to know.
        (IPropertySymbol, { Name: "HttpContext" } type) when mayEndWithRequest && type.ContainingNamespace.Is("Microsoft.AspNetCore.Http") => (0, TokenRank.Context, ".RequestAborted"),
        (IPropertySymbol, { Name: "HubCallerContext" } type) when mayEndWithRequest && type.ContainingNamespace.Is("Microsoft.AspNetCore.SignalR") => (0, TokenRank.Context, ".ConnectionAborted"),
        (not IParameterSymbol, { } type) when type.IsToken() => (1, TokenRank.Member, ""),
        (not IParameterSymbol, { } type) when type.IsTokenSource() => (2, TokenRank.Member, ".Token"),
        (_, { } type) when type.IsLifetime() => (3, TokenRank.ApplicationStopping, ".ApplicationStopping"),
        _ => null,
    };

    private static ITypeSymbol? TypeOf(ISymbol member) => member switch
    {
        IFieldSymbol { IsImplicitlyDeclared: false } field => field.Type,
        IPropertySymbol { IsIndexer: false, GetMethod: not null } property => property.Type,
        IParameterSymbol parameter => parameter.Type,
        _ => null,
    };

    private static bool IsAccessible(ISymbol member, INamedTypeSymbol from) =>
        SymbolEqualityComparer.Default.Equals(member.ContainingType, from) || member.DeclaredAccessibility is not (Accessibility.Private or Accessibility.NotApplicable or Accessibility.Internal or Accessibility.ProtectedAndInternal);

    /// <summary>Whether the member holds the same token all the time, or a source that is made once.</summary>
    private static bool IsFixed(ISymbol member, CancellationToken cancellationToken) => member switch
    {
        IFieldSymbol { IsReadOnly: true } => true,
        IPropertySymbol { SetMethod: null or { IsInitOnly: true } } => true,
        IFieldSymbol { DeclaredAccessibility: Accessibility.Private } or IPropertySymbol { SetMethod.DeclaredAccessibility: Accessibility.Private } => CountAssignments(member, cancellationToken) <= 1,
        // Everything else might be written from anywhere, but for the context that a framework sets.
        IPropertySymbol property => !property.Type.IsToken() && !property.Type.IsTokenSource(),
        IParameterSymbol => true,
        _ => false,
    };

    private static int CountAssignments(ISymbol member, CancellationToken cancellationToken)
    {
        var count = 0;
        foreach (var reference in member.ContainingType.DeclaringSyntaxReferences)
        {
            foreach (var node in reference.GetSyntax(cancellationToken).DescendantNodes())
            {
                if (node is AssignmentExpressionSyntax { Left: var target } && TargetName(target) == member.Name)
                    count++;
                else if (node is VariableDeclaratorSyntax { Initializer: not null, Parent.Parent: FieldDeclarationSyntax } declarator && declarator.Identifier.ValueText == member.Name)
                    count++;
            }
        }

        return count;
    }

    private static string? TargetName(ExpressionSyntax target) => target switch
    {
        IdentifierNameSyntax name => name.Identifier.ValueText,
        MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax } access => access.Name.Identifier.ValueText,
        _ => null,
    };

    private static ImmutableArray<IParameterSymbol> PrimaryParameters(INamedTypeSymbol type)
    {
        foreach (var constructor in type.InstanceConstructors)
        {
            if (constructor.DeclaringSyntaxReferences is { Length: 1 } references && references[0].GetSyntax() is TypeDeclarationSyntax and not RecordDeclarationSyntax)
                return constructor.Parameters;
        }

        return ImmutableArray<IParameterSymbol>.Empty;
    }

    /// <summary>The name at the place, where a local or a parameter may hide the member, or where members are written with <c>this</c>.</summary>
    private static string Spell(ISymbol member, SyntaxNode at, SemanticModel model, AnalyzerConfigOptions options)
    {
        var name = TokenNames.Escape(member.Name);
        foreach (var symbol in model.LookupSymbols(at.SpanStart, name: member.Name))
        {
            if (symbol is ILocalSymbol or IRangeVariableSymbol || (symbol is IParameterSymbol && member is not IParameterSymbol))
                return member.IsStatic ? $"{member.ContainingType.Name}.{name}" : "this." + name;
        }

        return member is IFieldSymbol or IPropertySymbol && !member.IsStatic && IsQualified(member, options) ? "this." + name : name;
    }

    private static bool IsQualified(ISymbol member, AnalyzerConfigOptions options) =>
        options.TryGetValue(member is IFieldSymbol ? "dotnet_style_qualification_for_field" : "dotnet_style_qualification_for_property", out var style)
        && style.StartsWith("true", StringComparison.OrdinalIgnoreCase);
}
