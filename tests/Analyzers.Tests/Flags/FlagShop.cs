namespace Seaworthy.Tests.Flags;

/// <summary>A class that reads flags through Microsoft.FeatureManagement, for snippets that are about a few statements.</summary>
internal static class FlagShop
{
    public static string With(string statements) => $$"""
        using System;
        using System.Threading.Tasks;
        using Microsoft.FeatureManagement;

        internal sealed class Shop(IFeatureManager fm, IFeatureManagerSnapshot snapshot)
        {
            private readonly bool _open = true;

            public async Task<int> Run(int count)
            {
                if (await snapshot.IsEnabledAsync("other")) Log(1);
                Log(_open);
                {{statements}}
                return Count() + count;
            }

            private bool Has(string key) => fm.IsEnabledAsync(key).Result;

            private void Check(string key) { if (key.Length > 0 && Has(key)) Log(_open); }

            private int Count() { Check("c"); _ = Wait(); return 1; }

            private Task Wait() => Task.Delay(_open ? 1 : 2);

            private static void Log(object what) { }
        }
        """;
}
