using System.Globalization;
using System.Text;

namespace Seaworthy.Tests.Execution.Flags.RandomPrograms;

/// <summary>Writes statements by chance.</summary>
internal sealed class StatementWriter(Vocabulary words, ExpressionWriter expressions)
{
    private readonly StringBuilder _text = new();
    private int _left;
    private int _margin = 2;

    private Dice Dice => words.Dice;

    public override string ToString() => _text.ToString();

    public void Line(string code) => _text.Append(' ', 4 * _margin).Append(code).Append('\n');

    /// <summary>How many statements there may still be.</summary>
    public StatementWriter Limit(int statements)
    {
        _left = statements;
        return this;
    }

    /// <summary>The statements of a block, without its braces.</summary>
    public void Statements(Scope scope, int most)
    {
        if (_left <= 0)
            Line($"L({words.Id()});");

        var count = 1 + Dice.Roll(most);
        for (var index = 0; index < count && _left > 0; index++)
        {
            if (Dice.Happens(12))
                Line("// about " + words.Id().Trim('"'));

            // A jump in the middle leaves code behind that nothing reaches.
            if (Statement(scope) && (index < count - 1 || !Dice.Happens(95)))
                return;
        }
    }

    /// <summary>A return, as the place has it.</summary>
    public string Return(Scope scope) => scope.Place.Returns switch
    {
        Returned.Nothing => "return;",
        Returned.Object => $"return {expressions.Value(scope)};",
        Returned.Flag => $"return {expressions.Flag(scope)};",
        Returned.Number => $"return {expressions.Number(scope)};",
        _ => "yield break;",
    };

    /// <returns>Whether the statement is a jump.</returns>
    private bool Statement(Scope scope)
    {
        _left--;
        var depth = scope.Place.Depth;
        var kind = Dice.Roll(depth >= 4 ? 44 : 100);
        switch (kind)
        {
            case < 12:
                Line($"L({words.Id()});");
                return false;
            case < 16:
                Line($"L({expressions.Value(scope)});");
                return false;
            case < 27:
                Declare(scope);
                return false;
            case < 34:
                Assign(scope);
                return false;
            case < 37:
                Line(Call(scope));
                return false;
            case < 40:
                Line($"_ = {expressions.Read(scope)};");
                return false;
            case < 44 when Jump(scope) is { } jump:
                if (Dice.Happens(75))
                    return Guard(scope, jump);

                Line(jump);
                return true;
            case < 68:
                If(scope, "");
                return false;
            case < 76:
                Loop(scope);
                return false;
            case < 82:
                new SwitchWriter(words, expressions, this).Write(scope);
                return false;
            case < 85:
                Protect(scope);
                return false;
            case < 88:
                Use(scope);
                return false;
            case < 92:
                Function(scope);
                return false;
            case < 96:
                Match(scope);
                return false;
            default:
                Braces(scope, scope.Place, 3);
                return false;
        }
    }

    /// <summary>A block in braces, or one statement without them.</summary>
    public void Embedded(Scope scope, Place place, int most = 3)
    {
        if (Dice.Happens(75))
        {
            Braces(scope, place, most);
            return;
        }

        _margin++;
        var inner = new Scope(scope) { Place = place with { Depth = place.Depth + 1 } };
        if (Jump(inner) is { } jump && Dice.Happens(40))
            Line(jump);
        else if (Dice.Happens(25) && place.Depth < 3)
            If(inner, "");
        else
            Line(Dice.Happens(60) ? $"L({words.Id()});" : Call(inner));

        _margin--;
    }

    public void Braces(Scope scope, Place place, int most, string? first = null)
    {
        Line("{");
        _margin++;
        if (first is not null)
            Line(first);

        if (first is not null && place.CanContinue && Dice.Happens(30))
            Line($"if ({expressions.Flag(new Scope(scope) { Place = place }, 1)}) {Dice.Pick("break;", "continue;")}");

        Statements(new Scope(scope) { Place = place with { Depth = place.Depth + 1 } }, most);
        _margin--;
        Line("}");
    }

    /// <summary>The sections of a switch and the like: code that stands one step further in.</summary>
    public void Indented(Action write)
    {
        _margin++;
        write();
        _margin--;
    }

    public string? Jump(Scope scope)
    {
        var place = scope.Place;
        return Dice.Roll(10) switch
        {
            < 2 when place.CanBreak => "break;",
            < 4 when place.CanContinue => "continue;",
            4 when place.Label is { } label => $"goto {label};",
            5 when place.Returns is not Returned.Never => $"throw new InvalidOperationException({words.Id()});",
            _ when place.Returns is not Returned.Never => Return(scope),
            _ when place.CanBreak => "break;",
            _ => null,
        };
    }

    private bool Guard(Scope scope, string jump)
    {
        // The variable of a guard is there for the rest of the block.
        if (scope.Place.Depth < 3 && Dice.Happens(20) && words.Name(scope) is { } name)
        {
            scope.Take(name);
            Line($"if (!{expressions.Read(scope).At(Binding.Unary)} || !Try({words.Id()}, out var {name})) {jump}");
            scope.Declare(name, LocalKind.Number);
            return false;
        }

        Line($"if ({expressions.Flag(scope, 2)}) {jump}");
        return false;
    }

    private void If(Scope scope, string prefix)
    {
        Line($"{prefix}if ({expressions.Flag(scope)})");
        Embedded(scope, scope.Place);
        if (!Dice.Happens(55))
            return;

        if (Dice.Happens(35) && _left > 0)
        {
            _left--;
            If(scope, "else ");
            return;
        }

        Line("else");
        Embedded(scope, scope.Place);
    }

    private void Declare(Scope scope)
    {
        if (words.Name(scope) is not { } name)
            return;

        // The name is taken before its value is written, which must not declare it again.
        scope.Take(name);
        switch (Dice.Roll(12))
        {
            case < 4:
                Line($"{Dice.Pick("bool", "var")} {name} = {expressions.Read(scope)};");
                scope.Declare(name, LocalKind.Flag);
                break;
            case < 7:
                Line($"{Dice.Pick("bool", "var")} {name} = {expressions.Flag(scope)};");
                scope.Declare(name, LocalKind.Flag);
                break;
            case < 9:
                Line($"{Dice.Pick("int", "var")} {name} = {expressions.Number(scope)};");
                scope.Declare(name, LocalKind.Number);
                break;
            case 9:
                Line($"string {name};");
                Line($"if ({expressions.Flag(scope, 2)}) {{ {name} = {words.Id()}; }} else {{ {name} = {words.Id()}; }}");
                scope.Declare(name, LocalKind.Text);
                break;
            case 10 when words.Name(scope) is { } second:
                scope.Take(second);
                Line($"var ({name}, {second}) = ({expressions.Number(scope)}, {expressions.Read(scope)});");
                scope.Declare(name, LocalKind.Number);
                scope.Declare(second, LocalKind.Flag);
                break;
            case 11 when words.Name(scope) is { } other && scope.Place.Depth < 3:
                scope.Take(other);
                Line($"bool {name} = {expressions.Read(scope)}, {other} = A({words.Id()});");
                scope.Declare(name, LocalKind.Flag);
                scope.Declare(other, LocalKind.Flag);
                break;
            default:
                Line($"Func<int, bool> {name} = {expressions.Predicate(scope)};");
                Line($"L(xs.Count({name}));");
                break;
        }
    }

    private void Assign(Scope scope)
    {
        if (Dice.Happens(75) && scope.Find(LocalKind.Flag, Dice) is { } flag)
            Line($"{flag} {Dice.Pick("=", "=", "&=", "|=", "^=")} {expressions.Flag(scope)};");
        else if (scope.Find(LocalKind.Number, Dice) is { } number)
            Line($"{number} {Dice.Pick("=", "+=")} {expressions.Number(scope)};");
        else
            Line($"L({expressions.Flag(scope)});");
    }

    private string Call(Scope scope) => Dice.Roll(4) switch
    {
        0 when words.Actions.Count > 0 => words.Actions[Dice.Roll(words.Actions.Count)] + ";",
        1 when scope.Place.CanAwait && words.Waits.Count > 0 => $"await {words.Waits[Dice.Roll(words.Waits.Count)]};",
        2 when scope.Place.CanAwait => $"await WaitAsync({words.Id()});",
        _ when scope.Place.Returns is Returned.Sequence => $"yield return {expressions.Number(scope)};",
        _ => $"L({expressions.Value(scope)});",
    };

    private void Loop(Scope scope)
    {
        var place = scope.Place with { CanBreak = true, CanContinue = true };
        var step = $"L({words.Id()});";
        switch (Dice.Roll(6))
        {
            case 0:
                Line($"while ({expressions.Flag(scope, 2)})");
                Braces(scope, place, 3, step);
                break;
            case 1:
                Line("do");
                Braces(scope, place, 3, step);
                Line($"while ({expressions.Flag(scope, 2)});");
                break;
            case 2 when words.Name(scope) is { } name:
                scope.Take(name);
                Line($"for (int {name} = 0; {name} < 3 && {expressions.Flag(scope, 1).At(Binding.BitOr)}; {name}++)");
                Braces(scope, place, 3, $"L({name});");
                break;
            case 3 when words.Sequences.Count > 0:
                Line($"foreach (var item in {words.Sequences[Dice.Roll(words.Sequences.Count)]}) L(item);");
                break;
            default:
                if (words.Name(scope) is not { } each)
                    return;

                scope.Take(each);
                Line($"foreach (var {each} in xs)");
                if (Dice.Happens(70))
                    Braces(scope, place, 3, $"L({each});");
                else
                    Embedded(scope, place);
                break;
        }
    }

    private void Protect(Scope scope)
    {
        Line("try");
        Braces(scope, scope.Place, 3);
        if (Dice.Happens(60) && scope.Place.Returns is not Returned.Sequence)
        {
            Line($"catch (InvalidOperationException){(Dice.Happens(50) ? $" when ({expressions.Flag(new Scope(scope) { Place = scope.Place with { CanAwait = false } }, 2)})" : "")}");
            Braces(scope, scope.Place with { CanAwait = false }, 2, $"L({words.Id()});");
            return;
        }

        Line("finally");
        Braces(scope, new Place(Returned.Never) { Depth = scope.Place.Depth }, 2, $"L({words.Id()});");
    }

    private void Use(Scope scope)
    {
        switch (Dice.Roll(4))
        {
            case 0:
                Line($"using (Open({words.Id()}))");
                Braces(scope, scope.Place, 2);
                break;
            case 1 when scope.Place.Depth > 0 && words.Name(scope) is { } name:
                scope.Take(name);
                Line($"using var {name} = {expressions.Flag(scope, 2).At(Binding.Or)} ? Open({words.Id()}) : Open({words.Id()});");
                break;
            case 2 when words.Name(scope) is { } name:
                Line($"if ({expressions.Flag(scope, 2)})");
                scope.Take(name);
                Braces(scope, scope.Place, 2, $"using var {name} = Open({words.Id()});");
                break;
            default:
                Line("lock (xs)");
                Braces(scope, scope.Place with { CanAwait = false }, 2);
                break;
        }
    }

    private void Function(Scope scope)
    {
        if (words.Name(scope) is not { } name)
            return;

        scope.Take(name);
        var inner = new Scope(scope) { Place = new Place(Returned.Flag) { Depth = scope.Place.Depth + 1 } };
        if (Dice.Happens(60))
        {
            Line($"bool {name}() => {expressions.Flag(inner, 2)};");
        }
        else
        {
            Line($"bool {name}()");
            Line("{");
            Indented(() =>
            {
                Statements(inner, 2);
                Line(Return(inner));
            });
            Line("}");
        }

        scope.Declare(name, LocalKind.Function);
    }

    private void Match(Scope scope)
    {
        if (words.Name(scope) is not { } name)
            return;

        scope.Take(name);
        var condition = Dice.Roll(4) switch
        {
            0 => string.Create(CultureInfo.InvariantCulture, $"Any({words.Id()}) is int {name} && {expressions.Flag(scope, 1).At(Binding.BitOr)}"),
            1 => $"{expressions.Read(scope).At(Binding.BitOr)} && Try({words.Id()}, out int {name})",
            2 => $"Try({words.Id()}, out var {name}) && {expressions.Read(scope).At(Binding.BitOr)} && {name} > 1",
            _ => $"{expressions.Read(scope).At(Binding.BitOr)} && Any({words.Id()}) is int {name} && {name} > 0",
        };
        Line($"if ({condition})");
        Braces(scope, scope.Place, 2, $"L({name});");
        if (!Dice.Happens(50))
            return;

        Line("else");
        Braces(scope, scope.Place, 2);
    }
}
