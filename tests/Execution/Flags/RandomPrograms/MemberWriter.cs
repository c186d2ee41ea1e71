using System.Globalization;

namespace Seaworthy.Tests.Execution.Flags.RandomPrograms;

/// <summary>Writes members by chance that read flags for others, or that others call.</summary>
internal sealed class MemberWriter(Vocabulary words, ExpressionWriter expressions)
{
    private Dice Dice => words.Dice;

    /// <param name="first">The statement that a program begins with, when a member needs one.</param>
    public string Write(ref string first)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"M{words.Flags.Count + words.Tasks.Count + words.Numbers.Count + words.Actions.Count + words.Waits.Count + words.Sequences.Count}");
        var key = Dice.Pick("X", "Y");
        switch (Dice.Roll(12))
        {
            case 0:
                return Add(words.Flags, name, $"    private bool {name} => flags.IsEnabled(\"{key}\");\n");
            case 1:
                return Add(words.Flags, name + "()", $"    private bool {name}() => {expressions.Flag(Inside(Returned.Flag), 2)};\n");
            case 2:
                return Add(words.Flags, name + "()", Method($"private bool {name}()", Inside(Returned.Flag)));
            case 3:
                return Add(words.Tasks, name + "()", $"    private Task<bool> {name}() => fm.IsEnabledAsync(\"{key}\");\n");
            case 4:
                return Add(words.Tasks, name + "()", Method($"private async Task<bool> {name}()", Inside(Returned.Flag, canAwait: true)));
            case 5 when first.Length is 0:
                first = "Init();";
                return Add(words.Flags, Dice.Pick("_on", "this._on"), $"    private bool _on;\n\n    private void Init()\n    {{\n        _on = flags.IsEnabled(\"{key}\");\n        L({words.Id()});\n    }}\n");
            case 6:
                return Add(words.Numbers, $"{name}(n, {{0}})", $"    private int {name}(int v, bool useNew) => useNew ? v * 2 : v + {Dice.Pick("1", "N(\"calc\", 1)")};\n");
            case 7:
                return Add(words.Numbers, name + "()", Method($"private int {name}()", Inside(Returned.Number)));
            case 8:
                return Add(words.Sequences, name + "()", Method($"private IEnumerable<int> {name}()", Inside(Returned.Sequence), "yield return 7;"));
            case 9:
                return Add(words.Waits, name + "()", Method($"private async Task {name}()", Inside(Returned.Nothing, canAwait: true), ""));
            case 10:
                return Add(words.Flags, name + "()", $"    private bool {name}() => A({words.Id()}) {Dice.Pick("&&", "||")} flags.IsEnabled(\"{key}\");\n");
            default:
                return Add(words.Actions, name + "()", Method($"private void {name}()", Inside(Returned.Nothing), ""));
        }
    }

    /// <summary>What is written from now on may use the member; the member itself does not, which would never end.</summary>
    private static string Add(List<string> members, string use, string text)
    {
        members.Add(use);
        return text;
    }

    private string Method(string head, Scope scope, string? end = null)
    {
        var statements = new StatementWriter(words, expressions).Limit(4);
        statements.Statements(scope, 3);
        if ((end ?? statements.Return(scope)) is { Length: > 0 } last)
            statements.Line(last);

        return $"    {head}\n    {{\n{statements}    }}\n";
    }

    private static Scope Inside(Returned returned, bool canAwait = false) => new(null) { Place = new Place(returned) { CanAwait = canAwait, Depth = 1 } };
}
