using System.Globalization;

namespace Seaworthy.Tests.Execution.Flags.RandomPrograms;

/// <summary>Writes expressions by chance: conditions, numbers, texts.</summary>
internal sealed class ExpressionWriter(Vocabulary words)
{
    private Dice Dice => words.Dice;

    /// <summary>A bool.</summary>
    public Code Flag(Scope scope, int depth = 3) => depth <= 0 || Dice.Happens(30) ? Operand(scope) : Dice.Roll(20) switch
    {
        < 5 => Binary(scope, depth - 1, "&&", Binding.And),
        < 9 => Binary(scope, depth - 1, "||", Binding.Or),
        < 12 => new("!" + Flag(scope, depth - 1).At(Binding.Unary), Binding.Unary),
        12 => Binary(scope, depth - 1, "&", Binding.BitAnd),
        13 => Binary(scope, depth - 1, "|", Binding.BitOr),
        14 => Binary(scope, depth - 1, "^", Binding.BitXor),
        15 => new($"{Flag(scope, depth - 1).At(Binding.Equality)} {Dice.Pick("==", "!=")} {Flag(scope, depth - 1).At(Binding.Relational)}", Binding.Equality),
        16 => new($"{Changing(scope, depth - 1).At(Binding.Relational)} {Dice.Pick("is true", "is false", "is not true", "is not false", "== true", "== false", "!= true", "!= false")}", Binding.Equality),
        17 => new($"{Flag(scope, depth - 1).At(Binding.Or)} ? {Flag(scope, depth - 1).At(Binding.Conditional)} : {Flag(scope, depth - 1).At(Binding.Conditional)}", Binding.Conditional),
        18 => new($"({Flag(scope, depth - 1)})"),
        _ => Rare(scope, depth - 1),
    };

    /// <summary>A bool that the compiler does not know beforehand.</summary>
    public Code Changing(Scope scope, int depth = 3)
    {
        for (var tries = 0; tries < 10; tries++)
        {
            var found = Flag(scope, depth);
            if (!found.Text.Contains("true", StringComparison.Ordinal) && !found.Text.Contains("false", StringComparison.Ordinal))
                return found;
        }

        return Read(scope);
    }

    /// <summary>The value of a flag that is retired, but for one that is not.</summary>
    public Code Read(Scope scope) => Dice.Roll(16) switch
    {
        < 5 => new("flags.IsEnabled(\"X\")"),
        5 => new("flags.IsOff(\"X\")"),
        < 8 => new("flags.IsEnabled(\"Y\")"),
        8 => new("flags.IsEnabled(\"Z\")"),
        9 => new($"flags.Variant(\"V\", \"control\") {Dice.Pick("==", "!=")} \"{Dice.Pick("treatment", "control", "none")}\"", Binding.Equality),
        10 or 11 when words.Flags.Count > 0 => new(Of(words.Flags)),
        12 or 13 when scope.Place.CanAwait && words.Tasks.Count > 0 => new("await " + Of(words.Tasks), Binding.Unary),
        _ when scope.Place.CanAwait && Dice.Happens(60) => new($"await fm.IsEnabledAsync(\"{Dice.Pick("X", "Y")}\"){Dice.Pick("", "", ".ConfigureAwait(false)")}", Binding.Unary),
        _ => new($"flags.IsEnabled(\"{Dice.Pick("X", "Y")}\")"),
    };

    public Code Number(Scope scope, int depth = 2) => Dice.Roll(depth <= 0 ? 8 : 14) switch
    {
        < 2 => new(Dice.Roll(9).ToString(CultureInfo.InvariantCulture)),
        < 4 => new("n"),
        4 => new($"N({words.Id()}, {Dice.Roll(5)})"),
        5 when words.Numbers.Count > 0 => new(string.Format(CultureInfo.InvariantCulture, Of(words.Numbers), Flag(scope, depth - 1))),
        6 => new("flags.Number(\"I\", 1)"),
        < 8 => new(scope.Find(LocalKind.Number, Dice) ?? "n"),
        8 => new($"{Number(scope, depth - 1).At(Binding.Additive)} + {Number(scope, depth - 1).At(Binding.Unary)}", Binding.Additive),
        9 => new($"(n switch {{ 0 when {Changing(scope, depth - 1).At(Binding.Or)} => {Number(scope, depth - 1)}, 1 => {Number(scope, depth - 1)}, _ => {Number(scope, depth - 1)} }})"),
        10 => new($"(({Changing(scope, depth - 1)}, {Changing(scope, depth - 1)}) switch {{ (true, true) => {Number(scope, depth - 1)}, (true, false) => {Number(scope, depth - 1)}, (false, _) => {Number(scope, depth - 1)} }})"),
        11 => new($"({Changing(scope, depth - 1).At(Binding.Primary)} switch {{ true => {Number(scope, depth - 1)}, false => {Number(scope, depth - 1)} }})"),
        _ => new($"({Flag(scope, depth - 1).At(Binding.Or)} ? {Number(scope, depth - 1).At(Binding.Conditional)} : {Number(scope, depth - 1).At(Binding.Conditional)})"),
    };

    /// <summary>Anything that can be logged or returned.</summary>
    public Code Value(Scope scope) => Dice.Roll(12) switch
    {
        < 4 => Flag(scope),
        < 6 => Number(scope),
        6 => new($"{Flag(scope, 2).At(Binding.Or)} ? {words.Id()} : {words.Id()}", Binding.Conditional),
        7 => new($"$\"{{{Flag(scope, 2).At(Binding.Primary)}}}-{{{Number(scope, 1).At(Binding.Primary)}}}\""),
        8 => new($"xs.Count({Predicate(scope)})"),
        9 => new($"{Flag(scope, 1).At(Binding.Or)} ? 1 : 2.5", Binding.Conditional),
        10 => new(scope.Find(LocalKind.Text, Dice) ?? words.Id()),
        _ => new(words.Id()),
    };

    /// <summary>A lambda that decides about a number.</summary>
    public string Predicate(Scope scope)
    {
        var inner = new Scope(scope) { Place = new Place(Returned.Flag) { Depth = scope.Place.Depth + 1 } };
        var name = Dice.Pick("i", "x");
        var body = Dice.Roll(3) switch
        {
            0 => new Code($"{name} > 1", Binding.Relational),
            1 => new Code($"{Flag(inner, 1).At(Binding.And)} && {name} > 1", Binding.And),
            _ => new Code($"{name} > 2 || {Flag(inner, 1).At(Binding.And)}", Binding.Or),
        };
        return $"{name} => {body}";
    }

    private Code Operand(Scope scope) => Dice.Roll(20) switch
    {
        < 8 => Read(scope),
        8 => new("a"),
        9 => new("b"),
        < 12 => new($"{Dice.Pick("A", "B")}({words.Id()})"),
        12 => new($"n {Dice.Pick("> 0", "== 1", "< 2")}", Binding.Relational - 1),
        13 when scope.Place.CanAwait => new($"await AskAsync({words.Id()})", Binding.Unary),
        14 when scope.Find(LocalKind.Function, Dice) is { } function => new(function + "()"),
        15 when Dice.Happens(30) => new(Dice.Pick("true", "false")),
        < 19 when scope.Find(LocalKind.Flag, Dice) is { } local => new(local),
        _ => Read(scope),
    };

    private Code Binary(Scope scope, int depth, string sign, Binding binding) =>
        new($"{Flag(scope, depth).At(binding)} {sign} {Flag(scope, depth).At(binding + 1)}", binding);

    private Code Rare(Scope scope, int depth) => Dice.Roll(6) switch
    {
        0 => new($"Pass({Flag(scope, depth)})"),
        1 when scope.Find(LocalKind.Flag, Dice) is { } local => new($"({local} = {Flag(scope, depth)})"),
        2 => new($"n is > 0 and < 2 && {Flag(scope, depth).At(Binding.BitOr)}", Binding.And),
        3 => new($"Any({words.Id()}) is string {{ Length: > 2 }} && {Flag(scope, depth).At(Binding.BitOr)}", Binding.And),
        4 => new($"new Func<bool>(() => {Flag(new Scope(scope) { Place = new Place(Returned.Flag) }, depth)})()"),
        _ => new($"xs.Any({Predicate(scope)})"),
    };

    private string Of(List<string> members) => members[Dice.Roll(members.Count)];
}
