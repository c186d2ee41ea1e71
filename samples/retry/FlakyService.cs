using System.Diagnostics;
using System.Globalization;
using System.Net;

namespace OrderService;

/// <summary>
/// Somebody else's service on the morning after a deployment: it refuses every call until it is up. Each call that reaches it
/// is a line of the output.
/// </summary>
public sealed class FlakyService(string name, TimeSpan downFor)
{
    private static readonly Stopwatch Clock = Stopwatch.StartNew();

    public async Task<string> CallAsync(int? orderId, CancellationToken cancellationToken)
    {
        await Task.Delay(TimeSpan.FromMilliseconds(2), cancellationToken);
        var at = Clock.Elapsed;
        var status = at < downFor ? HttpStatusCode.ServiceUnavailable : HttpStatusCode.OK;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{at.TotalMilliseconds,8:0} ms  {name,-8} {orderId,5}  {(int)status}"));
        return status == HttpStatusCode.OK
            ? $"{name}-{orderId}"
            : throw new HttpRequestException($"{name} is not available", inner: null, status);
    }
}
