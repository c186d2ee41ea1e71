namespace Seaworthy.Benchmarks.Code;

internal static partial class Members
{
    /// <summary>Members of services that do as they should.</summary>
    public static readonly string[] Service =
    [
        """
            public async Task Close$NAsync(int id, CancellationToken cancellationToken)
            {
                var item = await store.FindAsync(id, cancellationToken);
                if (item is null)
                {
                    logger.LogWarning("{Kind} {Id} is not there", "$Noun", id);
                    return;
                }

                item.State = $NounState.Closed;
                await store.SaveAsync(item, cancellationToken);
                logger.LogInformation("{Kind} {Id} is closed with {Lines} lines", "$Noun", item.Id, item.Lines.Count);
            }


        """,
        """
            public async Task<string> Fetch$NAsync(Uri address, CancellationToken cancellationToken)
            {
                try
                {
                    return await pipeline.ExecuteAsync(async token => await client.GetStringAsync(address, token), cancellationToken);
                }
                catch (HttpRequestException error)
                {
                    logger.LogError(error, "{Address} can't be read", address);
                    throw;
                }
            }


        """,
        """
            public async Task<decimal> Price$NAsync($Noun item, CancellationToken cancellationToken)
            {
                if (await features.IsEnabledAsync("rebate-$C", cancellationToken))
                    return item.Total * 0.9m;

                using (logger.BeginScope("Price of {Id}", item.Id))
                {
                    logger.LogDebug("No rebate for {Lines} lines", item.Lines.Count);
                    return item.Total;
                }
            }


        """,
        """
            public async Task<int> Sweep$NAsync(CancellationToken cancellationToken)
            {
                var swept = 0;
                foreach (var (id, item) in _items)
                {
                    try
                    {
                        await store.SaveAsync(item, cancellationToken);
                        swept++;
                    }
                    catch (InvalidOperationException error)
                    {
                        logger.LogError(error, "Item {Id} can't be saved", id);
                    }

                    await Task.Delay($C, cancellationToken);
                }

                return swept;
            }


        """,
    ];
}
