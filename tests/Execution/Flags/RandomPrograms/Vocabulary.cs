using System.Globalization;

namespace Seaworthy.Tests.Execution.Flags.RandomPrograms;

/// <summary>What a program may use wherever it stands: the members that it has so far.</summary>
internal sealed class Vocabulary(Dice dice)
{
    private int _ids;

    public Dice Dice => dice;

    /// <summary>Expressions of members that are bools.</summary>
    public List<string> Flags { get; } = [];

    /// <summary>Calls that return a task of a bool.</summary>
    public List<string> Tasks { get; } = [];

    /// <summary>Calls that return a number; <c>{0}</c> stands for a bool.</summary>
    public List<string> Numbers { get; } = [];

    /// <summary>Calls that return nothing.</summary>
    public List<string> Actions { get; } = [];

    /// <summary>Calls that return a plain task.</summary>
    public List<string> Waits { get; } = [];

    /// <summary>Calls that return numbers one by one.</summary>
    public List<string> Sequences { get; } = [];

    /// <summary>A text that no other place has.</summary>
    public string Id() => string.Create(CultureInfo.InvariantCulture, $"\"{++_ids}\"");

    /// <summary>A name for a local; the same few again and again, so that they meet.</summary>
    public string? Name(Scope scope)
    {
        for (var tries = 0; tries < 4; tries++)
        {
            var name = dice.Pick("t", "u", "v", "w", "on", "use", "other", "p", "q");
            if (scope.CanDeclare(name))
                return name;
        }

        return null;
    }
}
