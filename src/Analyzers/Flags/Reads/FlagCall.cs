using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Seaworthy.Flags.Reads;

/// <summary>A call of a method that reads a flag, whether its key is known or not.</summary>
internal sealed record FlagCall(InvocationExpressionSyntax Syntax, FlagApi Api, IInvocationOperation Operation, IArgumentOperation Key)
{
    /// <summary>The expression that gives the key; null where the compiler fills it in.</summary>
    public ExpressionSyntax? KeySyntax => Key.Value.Unwrap().Syntax as ExpressionSyntax;

    /// <summary>Whether the member of the result that holds the value is what the code asks for.</summary>
    public bool IsMemberRead(SemanticModel model, CancellationToken cancellationToken) =>
        Operation.Type is { } type && ReadShell.Find(Syntax, type, Api, model, cancellationToken) is not null;

    /// <returns>Null where the key is not known, or the call is used in a way that a value can't take the place of.</returns>
    public FlagRead? ToRead(SemanticModel model, CancellationToken cancellationToken)
    {
        if (KeySyntax is not { } syntax
            || FlagKey.Find(syntax, model, cancellationToken) is not { } key
            || Operation.Type is not { TypeKind: not TypeKind.Error } type
            || ReadShell.Find(Syntax, type, Api, model, cancellationToken) is not { } shell
            || shell.ValueType.TypeKind is TypeKind.Error)
        {
            return null;
        }

        return new(Syntax, key.Text)
        {
            Expression = shell.Expression,
            Shape = shell.Shape,
            ValueType = shell.ValueType,
            KeySymbol = key.Symbol,
            IsNegated = Api.IsNegated != shell.IsNegated,
            NullableReceiver = shell.NullableReceiver,
            Effects = ReadEffects.Find(Operation, Key),
            ComparedName = shell.Expected,
            AnswersInWords = Api.AnswersInWords,
            RecordsExposure = Api.RecordsExposure,
            IsSnapshot = Api.IsSnapshot,
        };
    }
}
