namespace Seaworthy.Tests.Execution.Flags.RandomPrograms;

/// <summary>Numbers by chance that a seed repeats, on every version of .NET.</summary>
internal sealed class Dice(int seed)
{
    // Seeds in a row must not give parts of one another's numbers.
    private ulong _state = Mix((ulong)(uint)seed + 0xD1B54A32D192ED03);

    /// <summary>A number below this one.</summary>
    public int Roll(int sides)
    {
        _state += 0x9E3779B97F4A7C15;
        return (int)(Mix(_state) % (ulong)sides);
    }

    public bool Happens(int percent) => Roll(100) < percent;

    public T Pick<T>(params ReadOnlySpan<T> choices) => choices[Roll(choices.Length)];

    private static ulong Mix(ulong value)
    {
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
        return value ^ (value >> 31);
    }
}
