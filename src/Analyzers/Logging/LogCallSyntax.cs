using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Seaworthy.Logging;

/// <summary>
/// Looks at the syntax of a call before anything is bound: only a call that may build its template at run time is worth an
/// operation tree. Nothing is allocated for the others.
/// </summary>
internal static class LogCallSyntax
{
    private const int DepthLimit = 16;

    public static bool MayBuildTemplate(InvocationExpressionSyntax call)
    {
        var arguments = call.ArgumentList.Arguments;
        if (arguments.Count is 0 || Name(call.Expression) is not { } name)
            return false;

        var isLogName = LogMethodNames.Contains(name);
        if (!isLogName && IsFrequent(name))
            return false;

        // What follows a constant text is most often a value of its template.
        var followsText = false;
        for (var index = 0; index < arguments.Count; index++)
        {
            switch (Classify(arguments[index].Expression, DepthLimit))
            {
                case Shape.Text:
                    followsText = true;
                    break;

                case Shape.Built:
                    return true;

                case Shape.MaybeBuilt when isLogName && !followsText:
                    return true;

                case Shape.Name when !followsText && IsBuiltLocal((IdentifierNameSyntax)Strip(arguments[index].Expression), call, isLogName):
                    return true;
            }
        }

        return false;
    }

    private enum Shape
    {
        Other,

        /// <summary>A constant text.</summary>
        Text,

        /// <summary>A text that is put together from others: holes, or a literal that something is added to.</summary>
        Built,

        /// <summary>The same if its type is a string.</summary>
        MaybeBuilt,
        Name,
    }

    private static Shape Classify(ExpressionSyntax expression, int depth)
    {
        expression = Strip(expression);
        if (depth-- is 0)
            return Shape.Other;

        switch (expression)
        {
            case LiteralExpressionSyntax literal:
                return literal.IsKind(SyntaxKind.StringLiteralExpression) ? Shape.Text : Shape.Other;

            case InterpolatedStringExpressionSyntax interpolation:
                foreach (var content in interpolation.Contents)
                {
                    if (content is InterpolationSyntax)
                        return Shape.Built;
                }

                return Shape.Text;

            case BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression } addition:
                return ClassifyAddition(addition);

            case BinaryExpressionSyntax { RawKind: (int)SyntaxKind.CoalesceExpression } coalesce:
                return Either(Classify(coalesce.Left, depth), Classify(coalesce.Right, depth));

            case ConditionalExpressionSyntax conditional:
                return Either(Classify(conditional.WhenTrue, depth), Classify(conditional.WhenFalse, depth));

            case SwitchExpressionSyntax @switch:
                var shape = Shape.Other;
                foreach (var arm in @switch.Arms)
                    shape = Either(shape, Classify(arm.Expression, depth));
                return shape;

            case InvocationExpressionSyntax invocation:
                return Name(invocation.Expression) switch
                {
                    "Format" or "Concat" => Shape.Built,
                    "Join" or "Create" or "Invariant" or "CurrentCulture" or "ToString" or "Trim" or "TrimEnd" or "TrimStart" or "Replace" or "ToUpper"
                        or "ToUpperInvariant" or "ToLower" or "ToLowerInvariant" or "Insert" or "Remove" or "PadLeft" or "PadRight" or "Substring" => Shape.MaybeBuilt,
                    _ => Shape.Other,
                };

            case IdentifierNameSyntax:
                return Shape.Name;

            default:
                return Shape.Other;
        }
    }

    private static Shape ClassifyAddition(BinaryExpressionSyntax addition)
    {
        var allText = true;
        var anyText = false;
        ExpressionSyntax current = addition;
        while (current is BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression } inner)
        {
            Count(inner.Right);
            current = Strip(inner.Left);
        }

        Count(current);
        return allText ? Shape.Text : anyText ? Shape.Built : Shape.MaybeBuilt;

        void Count(ExpressionSyntax operand)
        {
            var isText = Strip(operand) is LiteralExpressionSyntax literal && literal.IsKind(SyntaxKind.StringLiteralExpression);
            allText &= isText;
            anyText |= isText || Strip(operand) is InterpolatedStringExpressionSyntax;
        }
    }

    private static Shape Either(Shape first, Shape second) =>
        first is Shape.Built || second is Shape.Built ? Shape.Built
        : first is Shape.MaybeBuilt || second is Shape.MaybeBuilt ? Shape.MaybeBuilt
        : first is Shape.Text || second is Shape.Text ? Shape.Text
        : Shape.Other;

    /// <summary>
    /// Whether a statement in front of the call declares a local of this name that is built from values. Most calls are no log
    /// calls, so of a call with another name only the statement right in front of it is looked at.
    /// </summary>
    private static bool IsBuiltLocal(IdentifierNameSyntax identifier, InvocationExpressionSyntax call, bool isLogName)
    {
        var name = identifier.Identifier.ValueText;
        for (SyntaxNode child = call; child.Parent is { } parent and not BaseTypeDeclarationSyntax; child = parent)
        {
            if (child is not (StatementSyntax or GlobalStatementSyntax))
                continue;

            var count = CountStatements(parent);
            var last = -1;
            for (var index = 0; index < count && StatementAt(parent, index) != child; index++)
            {
                last = index;
                if (isLogName && Declares(StatementAt(parent, index), name))
                    return true;
            }

            if (!isLogName)
                return last >= 0 && Declares(StatementAt(parent, last), name);
        }

        return false;
    }

    private static int CountStatements(SyntaxNode parent) => parent switch
    {
        BlockSyntax block => block.Statements.Count,
        SwitchSectionSyntax section => section.Statements.Count,
        CompilationUnitSyntax unit => unit.Members.Count,
        _ => 0,
    };

    private static SyntaxNode StatementAt(SyntaxNode parent, int index) => parent switch
    {
        BlockSyntax block => block.Statements[index],
        SwitchSectionSyntax section => section.Statements[index],
        _ => ((CompilationUnitSyntax)parent).Members[index],
    };

    private static bool Declares(SyntaxNode statement, string name)
    {
        if (statement is GlobalStatementSyntax global)
            statement = global.Statement;

        if (statement is not LocalDeclarationStatementSyntax { Declaration.Variables: var variables })
            return false;

        foreach (var variable in variables)
        {
            if (variable.Identifier.ValueText == name && variable.Initializer is { Value: var value })
                return Classify(value, DepthLimit) is Shape.Built or Shape.MaybeBuilt;
        }

        return false;
    }

    public static ExpressionSyntax Strip(ExpressionSyntax expression)
    {
        expression = expression.Unwrap();
        while (expression is CastExpressionSyntax cast)
            expression = cast.Expression.Unwrap();

        return expression;
    }

    public static string? Name(ExpressionSyntax called) => called switch
    {
        MemberAccessExpressionSyntax access => access.Name.Identifier.ValueText,
        MemberBindingExpressionSyntax binding => binding.Name.Identifier.ValueText,
        SimpleNameSyntax name => name.Identifier.ValueText,
        _ => null,
    };

    /// <summary>Methods of the framework and of test libraries that often take such a text and never log it.</summary>
    public static bool IsFrequent(string name) => name is "WriteLine" or "Append" or "AppendLine" or "AppendFormat" or "Add" or "Combine" or "Format" or "Concat"
        or "Join" or "Equal" or "Equals" or "AreEqual" or "True" or "False" or "IsTrue" or "IsFalse" or "Contains" or "StartsWith" or "EndsWith" or "ToString" or "Parse"
        or "GetAsync" or "PostAsync" or "Throw" or "Assert" or "nameof";
}
