namespace Seaworthy.Tests.Execution.Flags.RandomPrograms;

internal enum LocalKind
{
    Flag,
    Number,
    Text,
    /// <summary>A function without parameters that returns a bool.</summary>
    Function,
}

/// <summary>The names of a block: those it has, and those that blocks within it have, which it can't have any more.</summary>
internal sealed class Scope(Scope? outer)
{
    private readonly Dictionary<string, LocalKind> _locals = [];
    private readonly HashSet<string> _own = [];
    private readonly HashSet<string> _within = [];

    /// <summary>What code may do here.</summary>
    public required Place Place { get; init; }

    public Scope? Outer => outer;

    public bool CanDeclare(string name)
    {
        for (var scope = this; scope is not null; scope = scope.Outer)
        {
            if (scope._own.Contains(name))
                return false;
        }

        return !_within.Contains(name);
    }

    public void Declare(string name, LocalKind kind)
    {
        _locals[name] = kind;
        Take(name);
    }

    /// <summary>Keeps the name for this block: those in it can't have it, and those around it can't any more.</summary>
    public void Take(string name)
    {
        _own.Add(name);
        for (var scope = Outer; scope is not null; scope = scope.Outer)
            scope._within.Add(name);
    }

    public string? Find(LocalKind kind, Dice dice)
    {
        var found = new List<string>();
        for (var scope = this; scope is not null; scope = scope.Outer)
            found.AddRange(scope._locals.Where(local => local.Value == kind).Select(local => local.Key));

        return found.Count is 0 ? null : found[dice.Roll(found.Count)];
    }
}

internal enum Returned
{
    /// <summary>Code can't return from here.</summary>
    Never,
    Nothing,
    Object,
    Flag,
    Number,
    /// <summary>An iterator, which yields numbers.</summary>
    Sequence,
}

/// <summary>What code may do where it stands.</summary>
internal readonly record struct Place(Returned Returns)
{
    public bool CanAwait { get; init; }

    public bool CanBreak { get; init; }

    public bool CanContinue { get; init; }

    /// <summary>The label that code may go to.</summary>
    public string? Label { get; init; }

    public int Depth { get; init; }
}
