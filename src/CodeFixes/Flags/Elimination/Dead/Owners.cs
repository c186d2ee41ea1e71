using Microsoft.CodeAnalysis.CSharp;

namespace Seaworthy.CodeFixes.Flags.Elimination.Dead;

/// <summary>Finds the declarations that a piece of code stands or falls with: those that it is part of, and those that it only serves.</summary>
internal sealed class Owners(SemanticModel model, CancellationToken cancellationToken)
{
    private readonly Droppable _droppable = new(model, cancellationToken);

    public ImmutableArray<string> Of(SyntaxNode code)
    {
        var owners = ImmutableArray.CreateBuilder<string>();
        var node = code.IsPartOfStructuredTrivia() ? code.FirstAncestorOrSelf<DocumentationCommentTriviaSyntax>()!.ParentTrivia.Token.Parent : code;
        for (SyntaxNode? child = null; node is not null; child = node, node = node.Parent)
        {
            if (Owner(node, child, code) is { } symbol && DeclarationKey.Of(symbol) is { } key)
                owners.Add(key);
        }

        return owners.ToImmutable();
    }

    private ISymbol? Owner(SyntaxNode node, SyntaxNode? child, SyntaxNode code) => node switch
    {
        VariableDeclaratorSyntax declarator => model.GetDeclaredSymbol(declarator, cancellationToken),
        AssignmentExpressionSyntax assignment when assignment.Right == child => Target(assignment),
        ArgumentSyntax { Parent: TupleExpressionSyntax } component => Component(component),
        ArgumentSyntax argument => Parameter(argument),
        InvocationExpressionSyntax call when child == call.ArgumentList || Registrations.IsTypeArgument(call, code) => Registrations.Service(call, model, cancellationToken)?.OriginalDefinition,
        IfStatementSyntax or ExpressionStatementSyntax => Guarded((StatementSyntax)node),
        EnumMemberDeclarationSyntax or BaseTypeDeclarationSyntax or DelegateDeclarationSyntax or MethodDeclarationSyntax or PropertyDeclarationSyntax or EventDeclarationSyntax or LocalFunctionStatementSyntax
            => model.GetDeclaredSymbol(node, cancellationToken),
        ParameterSyntax parameter => model.GetDeclaredSymbol(parameter, cancellationToken),
        _ => null,
    };

    private ISymbol? Component(ArgumentSyntax value) => Tuples.Target(value) is { } target && _droppable.IsDroppable(value.Expression) ? Written(target) : null;

    private ISymbol? Target(AssignmentExpressionSyntax assignment) => _droppable.IsDroppable(assignment.Right) ? Written(assignment.Left) : null;

    private ISymbol? Written(ExpressionSyntax place)
    {
        var name = place switch
        {
            IdentifierNameSyntax identifier => identifier,
            MemberAccessExpressionSyntax { Name: IdentifierNameSyntax member } => member,
            _ => null,
        };

        return name is not null
            && model.GetSymbolInfo(name, cancellationToken).Symbol is { } target
            && UseSite.Find(name, target, model, cancellationToken).Kind is UseKind.Write or UseKind.Element or UseKind.Component
            ? target
            : null;
    }

    private ISymbol? Parameter(ArgumentSyntax argument) =>
        argument.Parent is ArgumentListSyntax
        && CallSite.ParameterOf(argument, model, cancellationToken) is { DeclaringSyntaxReferences.Length: > 0 } parameter
        && _droppable.IsDroppable(argument.Expression)
            ? parameter
            : null;

    /// <summary>What else stands in the guard of a parameter, such as its <c>nameof</c>, is for the parameter.</summary>
    private ISymbol? Guarded(StatementSyntax statement)
    {
        foreach (var name in statement.DescendantNodes().OfType<IdentifierNameSyntax>())
        {
            if (GuardStatements.Find(name) == statement && model.GetSymbolInfo(name, cancellationToken).Symbol is { } symbol and (IParameterSymbol or IFieldSymbol))
                return symbol;
        }

        return null;
    }
}
