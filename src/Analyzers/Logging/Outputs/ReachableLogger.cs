using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Seaworthy.Logging.Outputs;

/// <summary>A logger that code at some place could use.</summary>
/// <param name="Name">How it is called there.</param>
/// <param name="MayBeNull">Whether the call needs a <c>?.</c>.</param>
internal sealed record ReachableLogger(string Name, ITypeSymbol Type, LogLibrary Library, ISymbol? Symbol, bool MayBeNull)
{
    /// <summary>The logger of the place: one that was passed there, else a member, else a parameter of the class.</summary>
    public static ReachableLogger? Find(SyntaxNode place, SemanticModel model, CancellationToken cancellationToken)
    {
        var surroundings = Surroundings.Of(place, model, cancellationToken);
        ReachableLogger? best = null;
        var bestRank = 0;
        foreach (var symbol in model.LookupSymbols(place.SpanStart))
        {
            if (TypeOf(symbol) is not { } type || LibraryOf(type) is not { } library || !surroundings.CanUse(symbol, place, cancellationToken))
                continue;

            var rank = Rank(symbol, type, surroundings.Type);
            if (rank > bestRank || (rank == bestRank && string.CompareOrdinal(symbol.Name, best!.Name) < 0))
                (best, bestRank) = (new ReachableLogger(NameOf(symbol), type, library, symbol, IsNullable(symbol, type) || IsAskedFor(symbol, place, cancellationToken)), rank);
        }

        return best ?? FindStatic(place, model);
    }

    /// <summary>Whose logger the type is; null when it is none.</summary>
    public static LogLibrary? LibraryOf(ITypeSymbol type)
    {
        for (var current = type; current is not null; current = current.BaseType)
        {
            if (current is not INamedTypeSymbol named)
                break;

            if (named.Is("Microsoft.Extensions.Logging", "ILogger"))
                return LogLibrary.MicrosoftExtensions;

            if (named.Is("Serilog", "ILogger") || named.Is("Serilog.Core", "Logger"))
                return LogLibrary.Serilog;

            if (named.Is("NLog", "Logger") || named.Is("NLog", "ILogger"))
                return LogLibrary.NLog;
        }

        if (type.TypeKind is TypeKind.Interface or TypeKind.Class)
        {
            foreach (var @interface in type.AllInterfaces)
            {
                if (@interface.Is("Microsoft.Extensions.Logging", "ILogger"))
                    return LogLibrary.MicrosoftExtensions;
                if (@interface.Is("Serilog", "ILogger"))
                    return LogLibrary.Serilog;
                if (@interface.Is("NLog", "ILogger"))
                    return LogLibrary.NLog;
            }
        }

        return null;
    }

    /// <summary>Serilog's own logger, where the file uses it already.</summary>
    private static ReachableLogger? FindStatic(SyntaxNode place, SemanticModel model)
    {
        foreach (var symbol in model.LookupNamespacesAndTypes(place.SpanStart, name: "Log"))
        {
            if (symbol is INamedTypeSymbol type && type.Is("Serilog", "Log") && IsUsed(place.SyntaxTree.GetRoot()))
                return new ReachableLogger("Log", type, LogLibrary.Serilog, Symbol: null, MayBeNull: false);
        }

        return null;

        static bool IsUsed(SyntaxNode root)
        {
            foreach (var node in root.DescendantNodes())
            {
                if (node is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: "Log" }, Name.Identifier.ValueText: var name } } && LogMethodNames.Contains(name))
                    return true;
            }

            return false;
        }
    }

    private static int Rank(ISymbol symbol, ITypeSymbol type, INamedTypeSymbol? container)
    {
        var rank = symbol switch
        {
            ILocalSymbol => 60,
            IParameterSymbol { ContainingSymbol: IMethodSymbol { MethodKind: not MethodKind.Constructor } } => 70,
            IFieldSymbol => 40,
            IPropertySymbol => 30,
            _ => 20,
        };

        // ILogger<Shop> is made for the shop.
        if (type is INamedTypeSymbol { TypeArguments: { Length: 1 } arguments } && SymbolEqualityComparer.Default.Equals(arguments[0], container))
            rank += 5;

        var name = symbol.Name.TrimStart('_');
        return rank + (string.Equals(name, "logger", StringComparison.OrdinalIgnoreCase) || string.Equals(name, "log", StringComparison.OrdinalIgnoreCase) ? 2 : 0);
    }

    private static string NameOf(ISymbol symbol) =>
        SyntaxFacts.GetKeywordKind(symbol.Name) is SyntaxKind.None ? symbol.Name : "@" + symbol.Name;

    private static bool IsNullable(ISymbol symbol, ITypeSymbol type) =>
        type.NullableAnnotation is NullableAnnotation.Annotated || symbol is IParameterSymbol { HasExplicitDefaultValue: true };

    /// <summary>Whether other code of the file, or of the type in other files, takes into account that the logger is missing.</summary>
    private static bool IsAskedFor(ISymbol symbol, SyntaxNode place, CancellationToken cancellationToken)
    {
        if (IsAskedFor(symbol.Name, place.SyntaxTree.GetRoot(cancellationToken)))
            return true;

        if (symbol is IFieldSymbol or IPropertySymbol)
        {
            foreach (var part in symbol.ContainingType.DeclaringSyntaxReferences)
            {
                if (part.SyntaxTree != place.SyntaxTree && IsAskedFor(symbol.Name, part.GetSyntax(cancellationToken)))
                    return true;
            }
        }

        return false;
    }

    private static bool IsAskedFor(string logger, SyntaxNode code)
    {
        foreach (var node in code.DescendantNodes())
        {
            if (node is ConditionalAccessExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: var name } } && name == logger)
                return true;
        }

        return false;
    }

    private static ITypeSymbol? TypeOf(ISymbol symbol) => symbol switch
    {
        ILocalSymbol local => local.Type,
        IParameterSymbol parameter => parameter.Type,
        IFieldSymbol { IsImplicitlyDeclared: false } field => field.Type,
        IPropertySymbol { IsIndexer: false, GetMethod: not null } property => property.Type,
        _ => null,
    };
}
