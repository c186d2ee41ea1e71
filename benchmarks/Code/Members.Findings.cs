namespace Seaworthy.Benchmarks.Code;

internal static partial class Members
{
    /// <summary>Members of services with a finding or two each.</summary>
    public static readonly string[] Findings =
    [
        """
            public void Report$N($Noun item)
            {
                logger.LogInformation($"{item.Name} has {item.Lines.Count} lines, {$C} at most");
            }


        """,
        """
            public async Task Save$NAsync($Noun item)
            {
                try
                {
                    await store.SaveAsync(item, CancellationToken.None);
                }
                catch (Exception error)
                {
                    logger.LogError("Saving failed: " + error.Message);
                }
            }


        """,
        """
            public async Task<string> Get$NAsync(Uri address)
            {
                var attempt = 0;
                while (true)
                {
                    try
                    {
                        return await client.GetStringAsync(address);
                    }
                    catch (HttpRequestException) when (++attempt < $C)
                    {
                    }
                }
            }


        """,
        """
            public async Task Poll$NAsync(CancellationToken cancellationToken)
            {
                while (!cancellationToken.IsCancellationRequested)
                {
                    await store.FindAsync($C, cancellationToken);
                    await Task.Delay(TimeSpan.FromMinutes($C));
                }
            }


        """,
        """
            public void Note$N($Noun item, Exception error)
            {
                logger.LogError("{Kind} {Id} failed {Error}", "$Noun", item.Id);
                logger.LogWarning("{Name} and {Name}", item.Name, error);
            }


        """,
    ];
}
