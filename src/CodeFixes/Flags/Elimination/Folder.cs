using Microsoft.CodeAnalysis.CSharp;
using Seaworthy.Flags.Reads;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace Seaworthy.CodeFixes.Flags.Elimination;

/// <summary>
/// Evaluates what is known of a tree in part: replaces it, folds the conditions that it decides, and drops what can't be reached any
/// more. All questions are asked of the code as it was; nodes that nothing known is in are kept as they are.
/// </summary>
internal sealed partial class Folder(SemanticModel model, DecidedValues known, KnownPlaces places, CancellationToken cancellationToken) : CSharpSyntaxRewriter
{
    private readonly Purity _purity = new(model, known, cancellationToken);
    private readonly ScopeSafety _scopes = new(model, cancellationToken);
    private readonly KnownPlaces _affected = places;
    private readonly List<SyntaxNode> _left = [];

    /// <summary>The places that stay as they were, though something known is in them.</summary>
    public IReadOnlyList<SyntaxNode> Left => _left;

    public override SyntaxNode? Visit(SyntaxNode? node) => node switch
    {
        null => null,
        _ when !_affected.Contains(node) => node,
        ExpressionSyntax expression => InPlace(expression),
        StatementSyntax statement => Embed(statement),
        _ => base.Visit(node),
    };

    public override SyntaxNode? VisitMemberAccessExpression(MemberAccessExpressionSyntax node) => node.WithExpression(Receiver(node.Expression));

    public override SyntaxNode? VisitConditionalAccessExpression(ConditionalAccessExpressionSyntax node) =>
        node.WithExpression(Receiver(node.Expression)).WithWhenNotNull((ExpressionSyntax)Visit(node.WhenNotNull)!);

    public override SyntaxNode? VisitNameColon(NameColonSyntax node) => node;

    public override SyntaxNode? VisitNameEquals(NameEqualsSyntax node) => node;

    public override SyntaxNode? VisitInterpolation(InterpolationSyntax node)
    {
        var value = (ExpressionSyntax)Visit(node.Expression)!;
        if (ReferenceEquals(value, node.Expression))
            return node;

        // A colon would be taken for the format.
        var bare = Literals.Bare(value);
        var needsParentheses = bare.DescendantNodesAndSelf().Any(part => part is ConditionalExpressionSyntax or AliasQualifiedNameSyntax);
        return node.WithExpression(needsParentheses ? ParenthesizedExpression(bare.WithoutTrivia()) : bare).WithFormatClause((InterpolationFormatClauseSyntax?)Visit(node.FormatClause));
    }

    /// <summary>A body with effects that only statements can keep becomes a block.</summary>
    public override SyntaxNode? VisitMethodDeclaration(MethodDeclarationSyntax node) =>
        Body(node.ExpressionBody, node.ReturnType) is var (block, end)
            ? node.WithExpressionBody(null).WithSemicolonToken(default).WithBody(block.WithTrailingTrivia(end)).WithParameterList(node.ParameterList.WithTrailingTrivia(Space))
            : base.VisitMethodDeclaration(node);

    public override SyntaxNode? VisitLocalFunctionStatement(LocalFunctionStatementSyntax node) =>
        Body(node.ExpressionBody, node.ReturnType) is var (block, end)
            ? node.WithExpressionBody(null).WithSemicolonToken(default).WithBody(block.WithTrailingTrivia(end)).WithParameterList(node.ParameterList.WithTrailingTrivia(Space))
            : base.VisitLocalFunctionStatement(node);

    private (BlockSyntax Block, SyntaxTriviaList End)? Body(ArrowExpressionClauseSyntax? body, TypeSyntax returnType)
    {
        if (body is null || !_affected.Contains(body))
            return null;

        var folded = Fold(body.Expression);
        var returnsNothing = model.GetTypeInfo(returnType, cancellationToken).Type?.SpecialType is SpecialType.System_Void || (body.Parent is { } owner && IsAsync(owner) && IsPlainTask(returnType));
        var isStatementOnly = returnsNothing && (folded.IsKnown || folded.Residual is not null && !StatementOf.IsAllowed(folded.Residual));
        if (folded.Effects.IsEmpty && !isStatementOnly)
            return null;

        var statements = folded.Effects.Select(effect => StatementOf.Effect(effect).WithTrailingTrivia(Space)).ToList();
        if (!returnsNothing)
        {
            var value = folded.IsKnown ? Literals.Of(folded.Constant!) : folded.Residual is { } residual ? residual.WithoutTrivia() : null;
            if (value is null)
                return null;

            statements.Add(ReturnStatement(value.WithLeadingTrivia(Space)).WithTrailingTrivia(Space));
        }
        else if (folded.Residual is { } residual && StatementOf.IsAllowed(residual))
        {
            statements.Add(ExpressionStatement(residual.WithoutTrivia()).WithTrailingTrivia(Space));
        }

        return (Block(Token(SyntaxKind.OpenBraceToken).WithTrailingTrivia(Space), List(statements), Token(SyntaxKind.CloseBraceToken)), body.Parent!.GetTrailingTrivia());
    }

    private static bool IsAsync(SyntaxNode owner) => owner switch
    {
        MethodDeclarationSyntax method => method.Modifiers.Any(SyntaxKind.AsyncKeyword),
        LocalFunctionStatementSyntax local => local.Modifiers.Any(SyntaxKind.AsyncKeyword),
        _ => false,
    };

    private bool IsPlainTask(TypeSyntax type) => model.GetTypeInfo(type, cancellationToken).Type is INamedTypeSymbol { Arity: 0, Name: "Task" or "ValueTask" };

    private ExpressionSyntax Receiver(ExpressionSyntax expression)
    {
        var value = (ExpressionSyntax)Visit(expression)!;
        return ReferenceEquals(value, expression) ? value : Literals.Operand(value, 15, allowEqual: true);
    }

    /// <summary>The value of a name or an access that holds nothing else.</summary>
    private object? ValueOf(ExpressionSyntax use) => _affected.ValueOf(use);

    /// <summary>A task that has the value already.</summary>
    private ExpressionSyntax InTask(ExpressionSyntax original, object constant, FlagReadShape shape)
    {
        var literal = Literals.Of(constant).ToString();
        var type = model.GetTypeInfo(original, cancellationToken).Type;
        var text = shape is FlagReadShape.ValueTask && type is not null
            ? $"new {type.ToMinimalDisplayString(model, original.SpanStart)}({literal})"
            : $"{TaskName(original)}.FromResult({literal})";
        return ParseExpression(text).WithTriviaFrom(original);
    }

    private string TaskName(ExpressionSyntax original) =>
        model.LookupNamespacesAndTypes(original.SpanStart, name: "Task").Any(symbol => symbol is INamedTypeSymbol { Arity: 0, ContainingNamespace.Name: "Tasks" })
            ? "Task"
            : "System.Threading.Tasks.Task";

    private static FlagReadShape ShapeOf(ITypeSymbol type) => type is INamedTypeSymbol { Arity: 1, ContainingNamespace.Name: "Tasks", Name: var name }
        ? name is "Task" ? FlagReadShape.Task : name is "ValueTask" ? FlagReadShape.ValueTask : FlagReadShape.Value
        : FlagReadShape.Value;

    /// <summary>Whether a variable that an expression declares is used outside of the expression that goes with it.</summary>
    private static bool DeclaresUsed(ExpressionSyntax declaring, ExpressionSyntax whole, CancellationToken cancellationToken)
    {
        foreach (var designation in declaring.DescendantNodes().OfType<SingleVariableDesignationSyntax>())
        {
            var name = designation.Identifier.ValueText;
            var scope = whole.FirstAncestorOrSelf<StatementSyntax>()?.Parent ?? whole.SyntaxTree.GetRoot(cancellationToken);
            if (scope.DescendantNodes().OfType<IdentifierNameSyntax>().Any(use => use.Identifier.ValueText == name && !whole.Span.Contains(use.Span) && !IsInDroppedBranch(use, whole)))
                return true;
        }

        return false;
    }

    /// <summary>Whether a use stands in what goes when the condition is known: the statements below the <c>if</c>, and those behind a branch that leaves.</summary>
    private static bool IsInDroppedBranch(SyntaxNode use, ExpressionSyntax whole)
    {
        SyntaxNode condition = whole;
        for (; condition.Parent is ExpressionSyntax outer; condition = outer)
        {
            var decides = outer is ConditionalExpressionSyntax choice && choice.Condition == condition
                || outer is BinaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalAndExpression or (int)SyntaxKind.LogicalOrExpression } both && both.Left == condition;
            if (decides && outer.Span.Contains(use.Span))
                return true;
        }

        if (condition.Parent is not (IfStatementSyntax or WhileStatementSyntax))
            return false;

        return condition.Parent.Span.Contains(use.Span)
            || (condition.Parent is IfStatementSyntax { Else: null } guard
                && Literals.Bare((ExpressionSyntax)condition) == whole
                && whole.IsKind(SyntaxKind.LogicalOrExpression)
                && use.SpanStart > guard.Span.End
                && !Reachability.Completes(guard.Statement));
    }
}
