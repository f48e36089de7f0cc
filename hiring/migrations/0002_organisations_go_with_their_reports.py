import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('hiring', '0001_initial'),
        ('quizzes', '0001_initial'),
    ]

    operations = [
        migrations.AlterField(
            model_name='position',
            name='quiz',
            field=models.ForeignKey(on_delete=django.db.models.deletion.RESTRICT, related_name='+', to='quizzes.quiz'),
        ),
        migrations.AlterField(
            model_name='position',
            name='role',
            field=models.ForeignKey(on_delete=django.db.models.deletion.RESTRICT, related_name='+', to='quizzes.role'),
        ),
        migrations.AlterField(
            model_name='report',
            name='invitation',
            field=models.OneToOneField(on_delete=django.db.models.deletion.RESTRICT, related_name='report', to='hiring.invitation'),
        ),
    ]
