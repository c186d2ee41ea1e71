using System.Text.RegularExpressions;

/// <summary>A web service whose stream of events goes on when its reader has left.</summary>
sealed class ShopStory() : ShutdownStory(
    "The web service", Path.Combine("shutdown", "before", "Shop"), "OrderShop.csproj",
    ["SEA3001", "SEA3002", "SEA3003", "SEA3007", "SEA3010", "SEA3014"],
    new Held("baskets saved", 30, new Regex(@"Saved (\d+) baskets")),
    new Held("orders confirmed", Orders, new Regex(@"Confirmed order \d+"), IsLost: false))
{
    private const int Orders = 5;

    protected override void Use(string output)
    {
        var address = Regex.Match(output, @"Now listening on: (http\S+)").Groups[1].Value;
        FellShort.If(address.Length is 0, $"the web service does not say where it listens:\n{output}");
        using var browser = new HttpClient(new SocketsHttpHandler { ResponseDrainTimeout = TimeSpan.Zero });
        using var events = browser.GetStreamAsync(new Uri(address + "/orders")).GetAwaiter().GetResult();
        events.ReadExactly(new byte[1]);
        for (var order = 1; order <= Orders; order++)
            browser.PostAsync(new Uri($"{address}/orders/{order}"), content: null).GetAwaiter().GetResult().EnsureSuccessStatusCode();
    }
}
