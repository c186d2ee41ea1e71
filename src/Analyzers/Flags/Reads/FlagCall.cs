using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Seaworthy.Flags.Reads;

/// <summary>A call of a method that reads a flag, whether its key is known or not.</summary>
/// <param name="Key">The argument that gives the key; null for a method that is about one flag alone.</param>
internal sealed record FlagCall(InvocationExpressionSyntax Syntax, FlagApi Api, IInvocationOperation Operation, IArgumentOperation? Key)
{
    public ExpressionSyntax? KeySyntax => Key?.Value.Unwrap().Syntax as ExpressionSyntax;

    public FlagKey? FindKey(SemanticModel model, CancellationToken cancellationToken) =>
        Api.OnlyFlag is { } only ? new(only, null)
        : KeySyntax is { } syntax ? FlagKey.Find(syntax, model, cancellationToken)
        : null;

    /// <returns>Null where the call is used in a way that a value can't take the place of.</returns>
    public ReadShell? FindShell(SemanticModel model, CancellationToken cancellationToken) =>
        Operation.Type is { TypeKind: not TypeKind.Error } type && ReadShell.Find(Syntax, type, Api, model, cancellationToken) is { ValueType.TypeKind: not TypeKind.Error } shell ? shell : null;

    public FlagRead? ToRead(SemanticModel model, CancellationToken cancellationToken)
    {
        if (FindKey(model, cancellationToken) is not { } key || FindShell(model, cancellationToken) is not { } shell)
            return null;

        return new(Syntax, key.Text)
        {
            Expression = shell.Expression,
            Shape = shell.Shape,
            ValueType = shell.ValueType,
            KeySymbol = key.Symbol,
            IsSpelledFreely = Api.IsNamedAfterFlag,
            IsNegated = Api.IsNegated != shell.IsNegated,
            NullableReceiver = shell.NullableReceiver,
            Effects = ReadEffects.Find(Operation, Key),
            ComparedName = shell.Expected,
            AnswersInWords = Api.AnswersInWords,
            RecordsExposure = Api.RecordsExposure,
            IsSnapshot = Api.IsSnapshot || Operation.Instance?.Type is { Name: "IFeatureManagerSnapshot" or "IVariantFeatureManagerSnapshot" },
        };
    }
}
