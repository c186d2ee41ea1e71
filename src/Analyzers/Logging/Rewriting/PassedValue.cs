using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Seaworthy.Logging.Templates;

namespace Seaworthy.Logging.Rewriting;

/// <summary>Turns a value of a message into what is passed to the log call, so that the same text is shown for it.</summary>
internal static class PassedValue
{
    /// <summary>The value as an argument, or null when it can't be one.</summary>
    public static ValuePart? From(ValuePart value, LogLibrary library, SemanticModel model)
    {
        var operation = value.Operation;
        if (value is { Alignment: null, Format: null } && operation is IInvocationOperation { TargetMethod: { Name: "ToString", Parameters.IsEmpty: true }, Instance: { } instance } && ShowsItself(instance))
            return value with { Operation = instance.Unwrap(), Expression = (ExpressionSyntax)instance.Syntax };

        var type = operation.Type;
        if (type is { TypeKind: TypeKind.Dynamic })
            return value with { Expression = Cast(value.Expression, operation, model) };

        if (type is { IsRefLikeType: true })
            return IsCharacterSpan(type) ? value with { Expression = Call(value.Expression, "ToString") } : null;

        // A sink that renders later would show what the builder holds then.
        if (type is INamedTypeSymbol builder && builder.Is("System.Text", "StringBuilder"))
            return value with { Expression = IsNeverNull(operation, model) ? Call(value.Expression, "ToString") : CallUnlessNull(value.Expression, "ToString") };

        if (library is LogLibrary.Serilog && value.Format is { } format && FormatsItself(type))
        {
            var arguments = FormatArguments(format);
            var isNeverNull = type is { IsValueType: true, OriginalDefinition.SpecialType: not SpecialType.System_Nullable_T } || IsNeverNull(operation, model);
            return value with { Expression = isNeverNull ? Call(value.Expression, "ToString", arguments) : CallUnlessNull(value.Expression, "ToString", arguments), Format = null };
        }

        return value;
    }

    /// <summary>Whether the value, passed alone, would be taken for the array of all values.</summary>
    public static bool IsSpread(ITypeSymbol? type, LogCall call) =>
        type is IArrayTypeSymbol { Rank: 1, ElementType: { IsReferenceType: true } element }
        && (element.SpecialType is SpecialType.System_Object || !HasTypedOverloads(call));

    /// <summary>The loggers of Serilog and NLog have overloads for single values, which fit any other array better.</summary>
    private static bool HasTypedOverloads(LogCall call) =>
        call.Library is LogLibrary.Serilog && call.Method.ContainingNamespace.Is("Serilog") || call.Library is LogLibrary.NLog && call.Method.ContainingNamespace.Is("NLog");

    /// <summary><c>(object)value</c>, with a question mark where the compiler would warn without.</summary>
    public static ExpressionSyntax Cast(ExpressionSyntax expression, IOperation operation, SemanticModel model)
    {
        TypeSyntax type = SyntaxFactory.PredefinedType(SyntaxFactory.Token(SyntaxKind.ObjectKeyword));
        var isAnnotated = (model.GetNullableContext(operation.Syntax.SpanStart) & NullableContext.Enabled) is not 0;
        if (isAnnotated && model.GetTypeInfo(operation.Syntax).Nullability.FlowState is not NullableFlowState.NotNull)
            type = SyntaxFactory.NullableType(type);

        return SyntaxFactory.CastExpression(type, Parenthesize(expression.WithoutTrivia()));
    }

    /// <summary>Whether the library shows the value as its <c>ToString()</c> does, but for the culture.</summary>
    private static bool ShowsItself(IOperation instance)
    {
        var type = instance.Unwrap().Type;
        return instance.Syntax is ExpressionSyntax
            && (type is { TypeKind: TypeKind.Enum }
                || type?.SpecialType is (>= SpecialType.System_Boolean and <= SpecialType.System_String) or SpecialType.System_DateTime
                || type is INamedTypeSymbol { Name: "Guid" or "DateTimeOffset" or "TimeSpan" or "DateOnly" or "TimeOnly" } named && named.ContainingNamespace.Is("System"));
    }

    /// <summary>Serilog formats its scalar types; of any other type it keeps the text and forgets the format.</summary>
    private static bool FormatsItself(ITypeSymbol? type)
    {
        if (type is null or { TypeKind: TypeKind.Enum } || type.SpecialType is not SpecialType.None)
            return false;

        if (type is INamedTypeSymbol { Name: "Guid" or "DateTimeOffset" or "TimeSpan" or "DateOnly" or "TimeOnly" or "Uri" or "Nullable" } named && named.ContainingNamespace.Is("System"))
            return false;

        foreach (var @interface in type.AllInterfaces)
        {
            if (@interface.Is("System", "IFormattable"))
                return true;
        }

        return false;
    }

    private static bool IsCharacterSpan(ITypeSymbol type) =>
        type is INamedTypeSymbol { Name: "Span" or "ReadOnlySpan", TypeArguments.Length: 1 } span && span.TypeArguments[0].SpecialType is SpecialType.System_Char;

    private static bool IsNeverNull(IOperation operation, SemanticModel model) =>
        operation is IObjectCreationOperation
        || model.GetTypeInfo(operation.Syntax).Nullability.FlowState is NullableFlowState.NotNull
        || (operation is ILocalReferenceOperation local && LocalText.FindInitializer(local)?.Unwrap() is IObjectCreationOperation);

    private static InvocationExpressionSyntax Call(ExpressionSyntax receiver, string method, SeparatedSyntaxList<ArgumentSyntax> arguments = default) =>
        SyntaxFactory.InvocationExpression(
            SyntaxFactory.MemberAccessExpression(SyntaxKind.SimpleMemberAccessExpression, Parenthesize(receiver.WithoutTrivia()), SyntaxFactory.IdentifierName(method)),
            SyntaxFactory.ArgumentList(arguments));

    private static ConditionalAccessExpressionSyntax CallUnlessNull(ExpressionSyntax receiver, string method, SeparatedSyntaxList<ArgumentSyntax> arguments = default) =>
        SyntaxFactory.ConditionalAccessExpression(
            Parenthesize(receiver.WithoutTrivia()),
            SyntaxFactory.InvocationExpression(SyntaxFactory.MemberBindingExpression(SyntaxFactory.IdentifierName(method)), SyntaxFactory.ArgumentList(arguments)));

    /// <summary><c>"format", null</c></summary>
    private static SeparatedSyntaxList<ArgumentSyntax> FormatArguments(string format)
    {
        var text = SyntaxFactory.LiteralExpression(SyntaxKind.StringLiteralExpression, SyntaxFactory.Literal(format));
        var provider = SyntaxFactory.LiteralExpression(SyntaxKind.NullLiteralExpression);
        return SyntaxFactory.SeparatedList([SyntaxFactory.Argument(text), SyntaxFactory.Argument(provider)], [SyntaxFactory.Token(SyntaxKind.CommaToken).WithTrailingTrivia(SyntaxFactory.Space)]);
    }

    private static ExpressionSyntax Parenthesize(ExpressionSyntax expression) => expression is
        SimpleNameSyntax or MemberAccessExpressionSyntax or InvocationExpressionSyntax or ElementAccessExpressionSyntax or ThisExpressionSyntax or ParenthesizedExpressionSyntax or LiteralExpressionSyntax
            ? expression
            : SyntaxFactory.ParenthesizedExpression(expression);
}
