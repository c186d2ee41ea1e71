using Microsoft.CodeAnalysis.CSharp;
using Seaworthy.CodeFixes.Flags.Elimination.Dead;
using Seaworthy.Flags.TestSetups;

namespace Seaworthy.CodeFixes.Flags.Tests;

/// <summary>
/// Takes what tests do to a retired flag out of them: set-ups of the value that it has for good, whole tests of the other, and
/// the parameters of tests of both.
/// </summary>
internal sealed class TestEdits(RemovedText text, StatementRemovals statements, SemanticModel model, CancellationToken cancellationToken)
{
    private readonly Dictionary<ParameterSyntax, (object Value, List<StatementSyntax> Setups)> _parameters = [];

    /// <summary>Whether the call is none that reads the flag, but tells a double what to answer, or asks whether it was called.</summary>
    public static bool IsSetup(ExpressionSyntax read) => FlagSetup.Find(read) is not null || Verification.Find(read) is not null;

    /// <param name="read">The call that the double is set up for.</param>
    /// <param name="value">What the read is worth for good.</param>
    /// <returns>Whether the set-up, or the test, goes.</returns>
    public bool TryRemove(ExpressionSyntax read, object value)
    {
        if (FlagSetup.Find(read) is not { } setup)
            return Verification.Find(read) is { } verification && Remove(verification);

        if (setup.Whole.Parent is not ExpressionStatementSyntax statement)
            return false;

        if (setup.Answer is null)
            return Verification.Is(setup.Whole) && Remove(statement);

        var answer = Unwrap(setup.Answer);
        if (model.GetConstantValue(answer, cancellationToken) is { HasValue: true, Value: { } constant })
            return constant.Equals(value) ? Remove(statement) : TestMethod.Find(statement) is { } test && Remove(test);

        if (model.GetSymbolInfo(answer, cancellationToken).Symbol is not IParameterSymbol { DeclaringSyntaxReferences: { Length: 1 } references }
            || references[0].GetSyntax(cancellationToken) is not ParameterSyntax { Parent.Parent: MethodDeclarationSyntax method } parameter
            || TestMethod.Find(statement) != method
            || TestRows.Read(method, parameter, model, cancellationToken) is null)
        {
            return false;
        }

        if (!_parameters.TryGetValue(parameter, out var known))
            _parameters[parameter] = known = (value, []);

        // Two flags that are set alike can't be told apart by a row.
        if (!known.Value.Equals(value))
            return false;

        known.Setups.Add(statement);
        return true;
    }

    /// <summary>Writes the removals down.</summary>
    public void Apply()
    {
        foreach (var pair in _parameters)
        {
            var method = (MethodDeclarationSyntax)pair.Key.Parent!.Parent!;
            var isUsed = method.DescendantNodes().OfType<IdentifierNameSyntax>().Any(name => name.Identifier.ValueText == pair.Key.Identifier.ValueText && !pair.Value.Setups.Exists(setup => setup.Span.Contains(name.Span)));
            foreach (var setup in pair.Value.Setups)
                Remove(setup);

            TestRows.Read(method, pair.Key, model, cancellationToken)!.Keep(pair.Value.Value, text, dropsParameter: !isUsed);
        }
    }

    private bool Remove(StatementSyntax statement)
    {
        statements.Add(statement);
        return true;
    }

    private bool Remove(MethodDeclarationSyntax test)
    {
        text.Remove(OwnText.Of(test));
        return true;
    }

    /// <summary>The answer in a task that has it already.</summary>
    private static ExpressionSyntax Unwrap(ExpressionSyntax answer) => answer switch
    {
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "FromResult" }, ArgumentList.Arguments: { Count: 1 } arguments } => arguments[0].Expression,
        BaseObjectCreationExpressionSyntax { ArgumentList.Arguments: { Count: 1 } arguments } => arguments[0].Expression,
        _ => answer,
    };
}
