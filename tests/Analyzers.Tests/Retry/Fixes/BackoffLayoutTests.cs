namespace Seaworthy.Tests.Retry.Fixes;

/// <summary>What is added looks like what is there: braces, tabs, directives for namespaces, explicit types.</summary>
public sealed class BackoffLayoutTests
{
    private readonly LoopFix _fix = new("SEA1001");

    [Fact]
    public Task Braces_at_the_end_of_a_line_and_tabs() => _fix.Makes(
        """
        using System;
        using System.Net.Http;
        using System.Threading.Tasks;

        namespace Orders {
        	class Shop {
        		private readonly HttpClient http = new HttpClient();

        		public async Task<string> Fetch(string url) {
        			[|for|] (int attempt = 1; attempt <= 3; attempt++) {
        				try {
        					return await http.GetStringAsync(url);
        				} catch (HttpRequestException) {
        				}
        			}

        			throw new TimeoutException();
        		}
        	}
        }
        """,
        """
        using System;
        using System.Net.Http;
        using System.Threading.Tasks;

        namespace Orders {
        	class Shop {
        		private readonly HttpClient http = new HttpClient();

        		public async Task<string> Fetch(string url) {
        			for (int attempt = 1; attempt <= 3; attempt++) {
        				try {
        					return await http.GetStringAsync(url);
        				} catch (HttpRequestException) {
        					if (attempt < 3) {
        						await Task.Delay(RetryDelay(attempt));
        					}
        				}
        			}

        			throw new TimeoutException();
        		}

        		private static TimeSpan RetryDelay(int attempt) {
        			// Doubles with every attempt up to a cap; a random half keeps callers from coming back in step.
        			var longest = Math.Min(30_000, 200 * Math.Pow(2, attempt - 1));
        			return TimeSpan.FromMilliseconds(longest / 2 + Random.Shared.NextDouble() * longest / 2);
        		}
        	}
        }
        """);

    [Fact]
    public Task Directives_within_a_namespace() => _fix.Makes(
        """
        namespace Orders
        {
            using System.IO;
            using Text = System.String;

            static class Disk
            {
                public static Text Read(Text path)
                {
                    var attempt = 0;
                    [|while|] (true)
                    {
                        try
                        {
                            return File.ReadAllText(path);
                        }
                        catch (IOException) when (++attempt < 3)
                        {
                        }
                    }
                }
            }
        }
        """,
        """
        namespace Orders
        {
            using System;
            using System.IO;
            using System.Threading;
            using Text = System.String;

            static class Disk
            {
                public static Text Read(Text path)
                {
                    var attempt = 0;
                    while (true)
                    {
                        try
                        {
                            return File.ReadAllText(path);
                        }
                        catch (IOException) when (++attempt < 3)
                        {
                            Thread.Sleep(RetryDelay(attempt));
                        }
                    }
                }

                private static TimeSpan RetryDelay(int attempt)
                {
                    // Doubles with every attempt up to a cap; a random half keeps callers from coming back in step.
                    var longest = Math.Min(30_000, 200 * Math.Pow(2, attempt - 1));
                    return TimeSpan.FromMilliseconds(longest / 2 + Random.Shared.NextDouble() * longest / 2);
                }
            }
        }
        """);

    [Fact]
    public Task File_without_directives() => _fix.Makes(
        """
        static class Disk
        {
            public static string Read(string path)
            {
                var attempt = 0;
                [|while|] (true)
                {
                    try
                    {
                        return System.IO.File.ReadAllText(path);
                    }
                    catch (System.IO.IOException) when (++attempt < 3)
                    {
                    }
                }
            }
        }
        """,
        """
        static class Disk
        {
            public static string Read(string path)
            {
                var attempt = 0;
                while (true)
                {
                    try
                    {
                        return System.IO.File.ReadAllText(path);
                    }
                    catch (System.IO.IOException) when (++attempt < 3)
                    {
                        System.Threading.Thread.Sleep(RetryDelay(attempt));
                    }
                }
            }

            private static System.TimeSpan RetryDelay(int attempt)
            {
                // Doubles with every attempt up to a cap; a random half keeps callers from coming back in step.
                var longest = System.Math.Min(30_000, 200 * System.Math.Pow(2, attempt - 1));
                return System.TimeSpan.FromMilliseconds(longest / 2 + System.Random.Shared.NextDouble() * longest / 2);
            }
        }
        """);

    [Fact]
    public Task Lengths_from_the_settings() => (_fix with { Options = "seaworthy.retry.base_delay_ms = 50\nseaworthy.retry.max_delay_ms = 1000\n" }).Makes(
        """
        using System;
        using System.IO;

        class Disk
        {
            public bool Read(string path)
            {
                for (var attempt = 1; attempt < 4; attempt++) { Console.WriteLine(); }
                bool ok = false;
                int tries = 0;
                [|while|] (!ok && tries++ < 5)
                {
                    try { File.ReadAllText(path); ok = true; }
                    catch (IOException ex) { Console.WriteLine(ex); }
                }
                return ok;
            }
        }
        """,
        """
        using System;
        using System.IO;
        using System.Threading;

        class Disk
        {
            public bool Read(string path)
            {
                for (var attempt = 1; attempt < 4; attempt++) { Console.WriteLine(); }
                bool ok = false;
                int tries = 0;
                while (!ok && tries++ < 5)
                {
                    try { File.ReadAllText(path); ok = true; }
                    catch (IOException ex)
                    {
                        Console.WriteLine(ex);
                        if (tries < 5)
                        {
                            Thread.Sleep(RetryDelay(tries));
                        }
                    }
                }
                return ok;
            }

            private static TimeSpan RetryDelay(int attempt)
            {
                // Doubles with every attempt up to a cap; a random half keeps callers from coming back in step.
                var longest = Math.Min(1000, 50 * Math.Pow(2, attempt - 1));
                return TimeSpan.FromMilliseconds(longest / 2 + Random.Shared.NextDouble() * longest / 2);
            }
        }
        """);
}
