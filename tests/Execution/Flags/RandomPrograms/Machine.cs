using System.Globalization;
using System.Text;
using Microsoft.FeatureManagement;

namespace Seaworthy.Tests.Execution.Flags.RandomPrograms;

#pragma warning disable CA1051, CA1707, CA1708, CA1720 // Short names: they are what generated programs consist of.

/// <summary>A flag service of one's own.</summary>
public interface IFlags
{
    bool IsEnabled(string key);

    bool IsOff(string key);

    string Variant(string key, string fallback);

    int Number(string key, int fallback);
}

/// <summary>What a program finds when it is run.</summary>
public readonly record struct MachineInput(bool A, bool B, int N)
{
    public static IReadOnlyList<MachineInput> All { get; } =
    [
        .. from a in new[] { true, false }
           from b in new[] { true, false }
           from n in new[] { 0, 1, 2 }
           select new MachineInput(a, b, n),
    ];
}

/// <summary>How the flags stand: "X", and with it the variation "V" and the number "I", and "Y"; "Z" still varies.</summary>
public readonly record struct MachineFlags(bool X, bool Y)
{
    public MachineFlags Opposite() => new(!X, !Y);
}

/// <summary>More steps than a program may make: it would go on for ever.</summary>
public sealed class OutOfStepsException() : Exception("Too many steps.");

/// <summary>The base of every generated program: what it can read, and a log of what it does.</summary>
public abstract class Machine
{
    private const int Most = 150;

    private readonly StringBuilder _log = new();
    private int _steps;

    protected bool a;
    protected bool b;
    protected int n;
    protected List<int> xs = [1, 2, 3];
    protected IFlags flags = null!;
    protected IFeatureManager fm = null!;

    /// <summary>What the program did, how it ended, and its result.</summary>
    public string Run(MachineInput input, MachineFlags values)
    {
        (a, b, n) = input;
        var service = new Service(values, isZ: input.A ^ input.N is 1);
        (flags, fm) = (service, service);
        try
        {
            var task = Run();
            Note("=>", task.IsCompleted ? task.GetAwaiter().GetResult() : "never");
        }
#pragma warning disable CA1031 // Whatever is thrown is what is compared.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            _log.Append(CultureInfo.InvariantCulture, $"! {exception.GetType().Name} {exception.Message}");
        }

        return _log.ToString();
    }

    protected abstract Task<object?> Run();

    protected void L(object? value)
    {
        if (++_steps > Most)
            throw new OutOfStepsException();

        Note("", value);
    }

    protected bool A(string id) => Step(id, a);

    protected bool B(string id) => Step(id, b);

    protected int N(string id, int value) => Step(id, value);

    protected T Step<T>(string id, T value)
    {
        L(id);
        return value;
    }

    protected bool Pass(bool value) => Step(value ? "yes" : "no", value);

    protected bool Try(string id, out int value)
    {
        value = n + 1;
        return Step(id, b);
    }

    protected object Any(string id) => Step<object>(id, n is 0 ? "text" : n);

    protected Task<bool> AskAsync(string id) => Task.FromResult(Step(id, a));

    protected Task WaitAsync(string id) => Task.FromResult(Step(id, 0));

    protected IDisposable Open(string id) => Step(id, new Resource(this, id));

    private void Note(string prefix, object? value)
    {
        _log.Append(prefix);
        if (value is not null and not string)
            _log.Append(value.GetType().Name).Append(' ');

        _log.Append(CultureInfo.InvariantCulture, $"{value ?? "null"}; ");
    }

    private sealed class Resource(Machine machine, string id) : IDisposable
    {
        public void Dispose() => machine.L("/" + id);
    }

    private sealed class Service(MachineFlags values, bool isZ) : IFlags, IFeatureManager
    {
        public bool IsEnabled(string key) => key switch { "X" => values.X, "Y" => values.Y, _ => isZ };

        public bool IsOff(string key) => !IsEnabled(key);

        public string Variant(string key, string fallback) => values.X ? "treatment" : "control";

        public int Number(string key, int fallback) => values.X ? 2 : 1;

        public Task<bool> IsEnabledAsync(string feature) => Task.FromResult(IsEnabled(feature));

        public Task<bool> IsEnabledAsync<TContext>(string feature, TContext context) => Task.FromResult(IsEnabled(feature));

        public IAsyncEnumerable<string> GetFeatureNamesAsync() => throw new NotSupportedException();
    }
}
