namespace Seaworthy.Tests.Execution.Flags.RandomPrograms;

/// <summary>Writes switch statements by chance.</summary>
internal sealed class SwitchWriter(Vocabulary words, ExpressionWriter expressions, StatementWriter statements)
{
    private Dice Dice => words.Dice;

    public void Write(Scope scope)
    {
        var (value, labels) = Dice.Roll(4) switch
        {
            0 => (expressions.Changing(scope, 2).ToString(), ["case true:", "default:"]),
            1 => ("flags.Variant(\"V\", \"control\")", ["case \"treatment\":", "case \"control\":", "default:"]),
            2 => ("n", [$"case > 0 when {expressions.Changing(scope, 1)}:", "case 2:", "default:"]),
            _ => ("n", new[] { $"case 0 when {expressions.Changing(scope, 1)}:", Dice.Happens(50) ? "case 0:" : "case 1:", "default:" }),
        };
        if (Dice.Happens(30))
            labels = labels[..^1];

        statements.Line($"switch ({value})");
        statements.Line("{");
        statements.Indented(() =>
        {
            // One block for all sections: a name in one of them is a name in all.
            var block = new Scope(scope) { Place = scope.Place with { CanBreak = true, Depth = scope.Place.Depth + 1 } };
            foreach (var label in labels)
                Section(block, label);
        });
        statements.Line("}");
    }

    private void Section(Scope block, string label)
    {
        statements.Line(label);
        statements.Indented(() =>
        {
            // Declarations of one section must not be seen in the next, where they have no value: they get a block.
            if (Dice.Happens(50))
                statements.Line($"L({words.Id()});");
            else
                statements.Braces(block, block.Place, 2);

            statements.Line(Dice.Happens(80) ? "break;" : statements.Jump(block) ?? "break;");
        });
    }
}
