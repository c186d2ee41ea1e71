using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Seaworthy.Flags.Reads;

/// <summary>What stands around a call until its value can be used: <c>await</c>, <c>.ConfigureAwait(false)</c>, <c>.Result</c>, the member of a result.</summary>
internal sealed class ReadShell
{
    private readonly FlagApi _api;
    private readonly SemanticModel _model;
    private readonly CancellationToken _cancellationToken;

    private ExpressionSyntax _current;
    private ITypeSymbol _type;
    private FlagReadShape _shape;
    private ExpressionSyntax? _receiver;
    private ExpressionSyntax? _beforeConfiguring;
    private bool _isMemberTaken;

    private ReadShell(ExpressionSyntax call, ITypeSymbol type, FlagApi api, SemanticModel model, CancellationToken cancellationToken)
    {
        _api = api;
        _model = model;
        _cancellationToken = cancellationToken;
        _current = call;
        (_type, _shape) = Await(type);
        _isMemberTaken = api.Member is null;
    }

    /// <summary>What the value takes the place of.</summary>
    public ExpressionSyntax Expression => _current;

    public FlagReadShape Shape => _shape;

    public ITypeSymbol ValueType => _type;

    public ExpressionSyntax? NullableReceiver => _receiver;

    /// <summary>The constant that the value is compared with.</summary>
    public string? Expected { get; private set; }

    /// <summary>Whether the comparison asks for another value than the constant.</summary>
    public bool IsNegated { get; private set; }

    /// <returns>Null where the call is used in a way that a value can't take the place of.</returns>
    public static ReadShell? Find(ExpressionSyntax call, ITypeSymbol type, FlagApi api, SemanticModel model, CancellationToken cancellationToken)
    {
        var shell = new ReadShell(call, type, api, model, cancellationToken);
        while (shell.Widen())
        {
        }

        if (shell._beforeConfiguring is { } unconfigured)
            shell._current = unconfigured;

        // Still inside of `a?.b?.Read()`, or a task that is null where the receiver is.
        if (!shell._isMemberTaken || shell.IsInsideConditional() || shell is { _receiver: not null, _shape: not FlagReadShape.Value })
            return null;

        return api.Comparison is FlagComparison.None || shell.Compare() ? shell : null;
    }

    private static (ITypeSymbol Type, FlagReadShape Shape) Await(ITypeSymbol type) =>
        type is INamedTypeSymbol { Arity: 1, Name: "Task" or "ValueTask" } task && task.ContainingNamespace.Is("System.Threading.Tasks")
            ? (task.TypeArguments[0], task.Name is "Task" ? FlagReadShape.Task : FlagReadShape.ValueTask)
            : (type, FlagReadShape.Value);

    private bool Widen()
    {
        var outer = _current;
        while (outer.Parent is ParenthesizedExpressionSyntax parentheses)
            outer = parentheses;

        switch (outer.Parent)
        {
            case AwaitExpressionSyntax awaited when _shape is not FlagReadShape.Value && !IsInsideConditional():
                return MoveTo(awaited, FlagReadShape.Value);

            case MemberAccessExpressionSyntax access when access.Expression == outer:
                return Access(access);

            case ConditionalAccessExpressionSyntax conditional when conditional.WhenNotNull == outer && _receiver is null && conditional.Expression is not MemberBindingExpressionSyntax:
                _receiver = conditional.Expression;
                _current = conditional;
                return true;

            case ConditionalAccessExpressionSyntax { WhenNotNull: MemberBindingExpressionSyntax binding } conditional
                when conditional.Expression == outer && IsMember(binding.Name):
                return TakeMember(conditional, binding);

            default:
                return false;
        }
    }

    private bool Access(MemberAccessExpressionSyntax access)
    {
        var call = access.Parent is InvocationExpressionSyntax invocation && invocation.Expression == access ? invocation : null;
        switch (access.Name.Identifier.ValueText)
        {
            case "ConfigureAwait" when _shape is not FlagReadShape.Value && call is not null && _beforeConfiguring is null:
                _beforeConfiguring = _current;
                _current = call;
                return true;

            case "AsTask" when _shape is FlagReadShape.ValueTask && call is not null:
                return MoveTo(call, FlagReadShape.Task);

            case "Result" when _shape is not FlagReadShape.Value && call is null:
                return MoveTo(access, FlagReadShape.Value);

            case "GetAwaiter" when _shape is not FlagReadShape.Value && call?.Parent is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "GetResult", Parent: InvocationExpressionSyntax result }:
                return MoveTo(result, FlagReadShape.Value);

            default:
                return IsMember(access.Name) && TakeMember(access, access);
        }
    }

    private bool MoveTo(ExpressionSyntax outer, FlagReadShape shape)
    {
        _current = outer;
        _shape = shape;
        _beforeConfiguring = null;
        return true;
    }

    private bool IsMember(SimpleNameSyntax name) => !_isMemberTaken && _shape is FlagReadShape.Value && name.Identifier.ValueText == _api.Member;

    private bool TakeMember(ExpressionSyntax outer, ExpressionSyntax member)
    {
        if (_model.GetTypeInfo(member, _cancellationToken).Type is not { } type)
            return false;

        (_current, _type, _isMemberTaken) = (outer, type, true);
        return true;
    }

    private bool IsInsideConditional()
    {
        // A chain behind `?.` hangs below the conditional access as its right side.
        for (SyntaxNode node = _current; node.Parent is { } parent; node = parent)
        {
            switch (parent)
            {
                case ConditionalAccessExpressionSyntax conditional when conditional.WhenNotNull == node:
                    return true;

                case ConditionalAccessExpressionSyntax conditional when conditional.Expression == node:
                case MemberAccessExpressionSyntax access when access.Expression == node:
                case InvocationExpressionSyntax invocation when invocation.Expression == node:
                case ElementAccessExpressionSyntax element when element.Expression == node:
                    break;

                default:
                    return false;
            }
        }

        return false;
    }

    private bool Compare()
    {
        var outer = _current;
        while (outer.Parent is ParenthesizedExpressionSyntax parentheses)
            outer = parentheses;

        var (whole, constant) = outer.Parent switch
        {
            BinaryExpressionSyntax { RawKind: (int)SyntaxKind.EqualsExpression or (int)SyntaxKind.NotEqualsExpression } binary =>
                ((ExpressionSyntax)binary, binary.Left == outer ? binary.Right : binary.Left),
            IsPatternExpressionSyntax { Pattern: ConstantPatternSyntax pattern } test => (test, pattern.Expression),
            IsPatternExpressionSyntax { Pattern: UnaryPatternSyntax { Pattern: ConstantPatternSyntax pattern } } test => (test, pattern.Expression),
            _ => default,
        };

        if (whole is null
            || _model.GetConstantValue(constant, _cancellationToken) is not { HasValue: true, Value: string expected }
            || _model.GetTypeInfo(whole, _cancellationToken).Type is not { SpecialType: SpecialType.System_Boolean } type)
        {
            return false;
        }

        IsNegated = whole is BinaryExpressionSyntax { RawKind: (int)SyntaxKind.NotEqualsExpression } or IsPatternExpressionSyntax { Pattern: UnaryPatternSyntax };
        (_current, _type, Expected) = (whole, type, expected);
        return true;
    }
}
