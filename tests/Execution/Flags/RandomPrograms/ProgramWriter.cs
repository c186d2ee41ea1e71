using System.Globalization;

namespace Seaworthy.Tests.Execution.Flags.RandomPrograms;

/// <summary>Writes programs that read flags: the same one for the same seed.</summary>
internal static class ProgramWriter
{
    private const string Usings =
        """
        using System;
        using System.Collections.Generic;
        using System.Linq;
        using System.Threading.Tasks;
        using Microsoft.FeatureManagement;
        using Seaworthy.Tests.Execution.Flags.RandomPrograms;

        """;

    public static string Name(int seed) => string.Create(CultureInfo.InvariantCulture, $"Program{seed}");

    public static string Write(int seed)
    {
        var dice = new Dice(seed);
        var words = new Vocabulary(dice);
        var expressions = new ExpressionWriter(words);
        var members = new List<string>();
        var first = "";

        // Most programs are small, so that there can be many.
        var size = dice.Happens(10) ? 16 : 5;
        for (var count = dice.Roll(size > 5 ? 4 : 2); count > 0; count--)
            members.Add(new MemberWriter(words, expressions).Write(ref first));

        var isAsync = dice.Happens(55);
        var label = dice.Happens(8) ? "done" : null;
        var scope = new Scope(null) { Place = new Place(Returned.Object) { CanAwait = isAsync, Label = label } };
        var statements = new StatementWriter(words, expressions).Limit(size);
        if (first.Length > 0)
            statements.Line(first);

        if (isAsync)
        {
            statements.Statements(scope, 6);
            if (label is not null)
                statements.Line($"{label}:");

            // Nothing that was declared before the label has a value behind it.
            var end = label is null ? scope : new Scope(null) { Place = scope.Place };
            if (label is not null)
                statements.Line($"L({words.Id()});");

            statements.Line(statements.Return(end));
            members.Insert(dice.Roll(members.Count + 1), $"    protected override async Task<object> Run()\n    {{\n{statements}    }}\n");
        }
        else
        {
            var inner = new Scope(null) { Place = new Place(Returned.Object) };
            statements.Statements(inner, 6);
            statements.Line(statements.Return(inner));
            members.Insert(dice.Roll(members.Count + 1), $"    protected override Task<object> Run() => Task.FromResult(Go());\n\n    private object Go()\n    {{\n{statements}    }}\n");
        }

        var text = $"{Usings}\npublic sealed class {Name(seed)} : Machine\n{{\n{string.Join('\n', members)}}}\n";
        return seed % 5 is 0 ? text.ReplaceLineEndings("\r\n") : text;
    }
}
