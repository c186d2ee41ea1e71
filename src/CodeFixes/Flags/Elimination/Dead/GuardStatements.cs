using Microsoft.CodeAnalysis.CSharp;

namespace Seaworthy.CodeFixes.Flags.Elimination.Dead;

/// <summary>Statements that only refuse a value that is null: they go with what holds the value.</summary>
internal static class GuardStatements
{
    public static bool IsGuard(IMethodSymbol method) =>
        (method.DeclaringSyntaxReferences.Length is 0 || method.ReturnsVoid || method.ContainingType.Name.StartsWith("Guard", StringComparison.Ordinal)) && IsGuard(method.Name);

    /// <summary>The statement around a name that is a guard of it.</summary>
    public static StatementSyntax? Find(SimpleNameSyntax name)
    {
        var guarded = name.Identifier.ValueText;
        var statement = name.FirstAncestorOrSelf<StatementSyntax>();
        if (statement is ExpressionStatementSyntax expression)
            return IsGuard(expression.Expression, guarded) ? Whole(statement) : null;

        if (statement is ThrowStatementSyntax)
            statement = statement.Parent is BlockSyntax block ? block.Parent as StatementSyntax : statement.Parent as StatementSyntax;

        return statement is IfStatementSyntax { Else: null } test && IsGuard(test, guarded) ? Whole(test) : null;
    }

    private static StatementSyntax? Whole(StatementSyntax statement) => statement.Parent is BlockSyntax ? statement : null;

    private static bool IsGuard(IfStatementSyntax test, string guarded)
    {
        var body = test.Statement is BlockSyntax { Statements.Count: 1 } block ? block.Statements[0] : test.Statement;
        return IsNullCheck(test.Condition, guarded)
            && body is ThrowStatementSyntax { Expression: BaseObjectCreationExpressionSyntax { ArgumentList: { } arguments } }
            && arguments.Arguments.All(argument => IsAbout(argument.Expression, guarded));
    }

    private static bool IsNullCheck(ExpressionSyntax condition, string guarded) => condition switch
    {
        IsPatternExpressionSyntax { Expression: var value, Pattern: ConstantPatternSyntax { Expression.RawKind: (int)SyntaxKind.NullLiteralExpression } } => IsName(value, guarded),
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.EqualsExpression } equality => (IsName(equality.Left, guarded) && equality.Right.IsKind(SyntaxKind.NullLiteralExpression)) || (IsName(equality.Right, guarded) && equality.Left.IsKind(SyntaxKind.NullLiteralExpression)),
        _ => false,
    };

    private static bool IsGuard(ExpressionSyntax expression, string guarded) => expression switch
    {
        AssignmentExpressionSyntax { Left: IdentifierNameSyntax { Identifier.ValueText: "_" }, Right: BinaryExpressionSyntax { RawKind: (int)SyntaxKind.CoalesceExpression, Right: ThrowExpressionSyntax } guard } => IsName(guard.Left, guarded),
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax or IdentifierNameSyntax } call => IsGuard(NameOf(call)) && IsGuardOf(call, guarded),
        _ => false,
    };

    private static bool IsGuardOf(InvocationExpressionSyntax call, string guarded)
    {
        var arguments = call.ArgumentList.Arguments;
        var isReceiver = call.Expression is MemberAccessExpressionSyntax { Expression: var receiver } && IsName(receiver, guarded);
        return (isReceiver || (arguments.Count > 0 && IsName(arguments[0].Expression, guarded)))
            && arguments.Skip(isReceiver ? 0 : 1).All(argument => IsAbout(argument.Expression, guarded));
    }

    private static bool IsAbout(ExpressionSyntax argument, string guarded) =>
        argument is LiteralExpressionSyntax
        || (argument is InvocationExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: "nameof" }, ArgumentList.Arguments: { Count: 1 } named } && IsName(named[0].Expression, guarded));

    private static bool IsName(ExpressionSyntax expression, string name) => expression switch
    {
        IdentifierNameSyntax identifier => identifier.Identifier.ValueText == name,
        MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax, Name: IdentifierNameSyntax member } => member.Identifier.ValueText == name,
        _ => false,
    };

    private static string NameOf(InvocationExpressionSyntax call) => call.Expression is MemberAccessExpressionSyntax access ? access.Name.Identifier.ValueText : ((IdentifierNameSyntax)call.Expression).Identifier.ValueText;

    private static bool IsGuard(string name) => name is "ThrowIfNull" or "NotNull" or "IsNotNull" or "ArgumentNotNull" or "AgainstNull" or "Null" or "CheckNotNull" or "RequireNotNull" or "RequiresNotNull" or "EnsureNotNull" or "CheckNull";
}
