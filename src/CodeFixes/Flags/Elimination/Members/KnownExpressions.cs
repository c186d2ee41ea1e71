using Microsoft.CodeAnalysis.CSharp;

namespace Seaworthy.CodeFixes.Flags.Elimination.Members;

/// <summary>The values of expressions that have no effects; locals that hold only known values count, which the folding decides for itself.</summary>
internal sealed class KnownExpressions
{
    private readonly SolutionView _view;
    private readonly DecidedValues _values = new();

    public KnownExpressions(SolutionView view, DecidedValues known)
    {
        _view = view;
        foreach (var read in known.Reads)
            _values.Set(read, known.Find(read)!);

        foreach (var symbol in known.Symbols)
            _values.Set(symbol.Key, symbol.Value);
    }

    public void Set(ISymbol symbol, object value) => _values.Set(symbol, value);

    public object? Find(ISymbol symbol) => _values.Find(symbol);

    public object? Find(ExpressionSyntax expression) =>
        Folding.Evaluate(expression, _view.ModelOf(expression.SyntaxTree), _values, _view.CancellationToken) is { } value && IsQuiet(expression) ? value : null;

    /// <summary>The value, also where it is a constant of the code.</summary>
    public object? FindOrConstant(ExpressionSyntax expression) =>
        Find(expression) ?? (_view.ModelOf(expression.SyntaxTree).GetConstantValue(expression, _view.CancellationToken) is { HasValue: true, Value: { } constant } ? constant : null);

    /// <summary>Whether nothing is lost when the value takes its place.</summary>
    private bool IsQuiet(ExpressionSyntax expression) => expression switch
    {
        _ when _values.Find(expression) is { } read => read.Effects.IsEmpty,
        ParenthesizedExpressionSyntax parenthesized => IsQuiet(parenthesized.Expression),
        AwaitExpressionSyntax await => IsQuiet(await.Expression),
        PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalNotExpression } not => IsQuiet(not.Operand),
        BinaryExpressionSyntax { RawKind: not ((int)SyntaxKind.DivideExpression or (int)SyntaxKind.ModuloExpression or (int)SyntaxKind.IsExpression or (int)SyntaxKind.AsExpression) } binary => IsQuiet(binary.Left) && IsQuiet(binary.Right),
        IsPatternExpressionSyntax match => IsQuiet(match.Expression),
        ConditionalExpressionSyntax choice => IsQuiet(choice.Condition) && IsQuiet(choice.WhenTrue) && IsQuiet(choice.WhenFalse),
        MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Result" } result => IsQuiet(result.Expression),
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ConfigureAwait" or "AsTask" or "GetAwaiter" or "GetResult", Expression: var task } } => IsQuiet(task),
        InvocationExpressionSyntax call when IsKnown(call) => (call.Expression is not MemberAccessExpressionSyntax access || IsPure(access)) && call.ArgumentList.Arguments.All(argument => IsQuiet(argument.Expression)),
        _ => IsPure(expression),
    };

    private bool IsKnown(InvocationExpressionSyntax call) => _values.Find(_view.ModelOf(call.SyntaxTree).GetSymbolInfo(call, _view.CancellationToken).Symbol) is not null;

    private bool IsPure(ExpressionSyntax expression) => new Purity(_view.ModelOf(expression.SyntaxTree), _values, _view.CancellationToken).IsPure(expression);
}
