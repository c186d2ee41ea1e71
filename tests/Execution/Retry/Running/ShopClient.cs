using System.Globalization;
using System.Net;

namespace Seaworthy.Tests.Execution.Retry.Running;

/// <summary>The answer of the shop to an order.</summary>
public sealed class Reply(int number, int status) : IDisposable
{
    public int Status => status;

    public bool IsSuccess => status < 400;

    public void Dispose() => Journal.Current.Add(EventKind.Dispose, ToString());

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"reply {number}: {status}");
}

/// <summary>An answer to a request over HTTP, which notes when it is disposed.</summary>
internal sealed class Response(int number, HttpStatusCode status) : HttpResponseMessage(status)
{
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"response {number}: {(int)StatusCode}");

    protected override void Dispose(bool disposing)
    {
        Journal.Current.Add(EventKind.Dispose, ToString());
        base.Dispose(disposing);
    }
}

/// <summary>What the cases depend on: it fails as the scenario of the run says.</summary>
public sealed class ShopClient
{
    private static readonly AsyncLocal<string?> LastOrder = new();

    private readonly Journal _journal;

    internal ShopClient(Journal journal) => _journal = journal;

    /// <summary>The order of the last call, as the execution context knows it.</summary>
    public static string? Trail => LastOrder.Value;

    /// <summary>Leaves a trail in the execution context.</summary>
    public string Track(string order)
    {
        LastOrder.Value = order;
        return Get(order);
    }

    public string Get(string order) => Call(nameof(Get), order, number => $"answer {number}", bad: null, CancellationToken.None)!;

    public async Task<string> GetAsync(string order, CancellationToken cancellationToken = default)
    {
        await Task.Yield();
        return Call(nameof(GetAsync), order, number => $"answer {number}", bad: null, cancellationToken)!;
    }

    public async ValueTask<string> ReadAsync(string order, CancellationToken cancellationToken = default)
    {
        await Task.Yield();
        return Call(nameof(ReadAsync), order, number => $"answer {number}", bad: null, cancellationToken)!;
    }

    public void Save(string order) => Call<object>(nameof(Save), order, _ => null, bad: null, CancellationToken.None);

    public async Task SaveAsync(string order, CancellationToken cancellationToken = default)
    {
        await Task.Yield();
        Call<object>(nameof(SaveAsync), order, _ => null, bad: null, cancellationToken);
    }

    /// <summary>False when it fails.</summary>
    public async Task<bool> TrySaveAsync(string order, CancellationToken cancellationToken = default)
    {
        await Task.Yield();
        return Call(nameof(TrySaveAsync), order, _ => true, _ => false, cancellationToken);
    }

    /// <summary>Null when it fails.</summary>
    public async Task<string?> FindAsync(string order, CancellationToken cancellationToken = default)
    {
        await Task.Yield();
        return Call(nameof(FindAsync), order, number => $"answer {number}", _ => null, cancellationToken);
    }

    public async Task<HttpResponseMessage> AskAsync(string order, CancellationToken cancellationToken = default)
    {
        await Task.Yield();
        return Call<HttpResponseMessage>(
            nameof(AskAsync), order, number => new Response(number, HttpStatusCode.OK), number => new Response(number, HttpStatusCode.ServiceUnavailable), cancellationToken)!;
    }

    public Reply Send(string order) => Call(nameof(Send), order, number => new Reply(number, 200), number => new Reply(number, 503), CancellationToken.None)!;

    public async Task<Reply> SendAsync(string order, CancellationToken cancellationToken = default)
    {
        await Task.Yield();
        return Call(nameof(SendAsync), order, number => new Reply(number, 200), number => new Reply(number, 503), cancellationToken)!;
    }

    /// <summary>Never fails.</summary>
    public void Reset(string why) => _journal.Add(EventKind.Step, "reset " + why);

    /// <summary>Never fails.</summary>
    public async Task ResetAsync(string why)
    {
        await Task.Yield();
        Reset(why);
    }

    private T? Call<T>(string name, string argument, Func<int, T?> good, Func<int, T?>? bad, CancellationToken token)
    {
        var (number, fault) = _journal.Call($"{name}({argument})", token);
        if (fault is Fault.None)
            return good(number);

        return fault is Fault.Retried && bad is not null && _journal.FailsByResult(number) ? bad(number) : throw _journal.Failure(number, fault);
    }
}
